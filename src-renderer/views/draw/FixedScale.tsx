import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tonesFor } from './tones'

interface Props {
  readonly values: readonly number[]
  /** End of the scale while it is held; `null`: it goes with the numbers. */
  readonly scale: number | null
  onScale(scale: number | null): void
}

/** Holds the scale of colors as it is now, so that what training changes is seen as change. */
export default function FixedScale({ values, scale, onScale }: Props): ReactElement {
  const { t } = useTranslation()
  const hold = (): number => {
    const { low, high } = tonesFor(values)
    return Math.max(-low, high) || 1
  }
  return (
    <Checkbox
      size="xs"
      label={t('views.draw.fixedScale')}
      checked={scale !== null}
      onChange={(event) => onScale(event.currentTarget.checked ? hold() : null)}
    />
  )
}

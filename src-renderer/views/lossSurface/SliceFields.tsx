import { Button, Progress, Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import type { BodyProps } from './bodyProps'
import type { Slice } from './useSlice'

interface Props extends Pick<BodyProps, 'settings' | 'onSettings'> {
  readonly slice: Slice
}

const SIZES = [11, 25, 41]
const HALVES = [0.5, 1, 2, 4]

/** Begins the measuring and cancels it; how many points, and how far. */
export default function SliceFields({ slice, settings, onSettings }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { going, losses, points, start, cancel } = slice
  const field = (name: 'size' | 'half', values: readonly number[], labelOf: (value: number) => string) => (
    <Select
      size="xs"
      label={t(`views.lossSurface.${name}`)}
      value={String(settings[name])}
      allowDeselect={false}
      onChange={(next) => next !== null && onSettings({ [name]: Number(next) })}
      data={values.map((value) => ({ value: String(value), label: labelOf(value) }))}
    />
  )
  return (
    <>
      {going ? (
        <>
          <Button size="compact-sm" variant="default" onClick={cancel}>
            {t('views.lossSurface.cancel')}
          </Button>
          <Progress value={(100 * losses.length) / points.length} aria-label={t('views.lossSurface.progress')} />
        </>
      ) : (
        <Button size="compact-sm" variant="default" onClick={start}>
          {t('views.lossSurface.measure')}
        </Button>
      )}
      {field('size', SIZES, (value) => `${value}×${value}`)}
      {field('half', HALVES, (value) => `± ${formatMeasure(value, language, 3)}`)}
    </>
  )
}

import { Select, Slider } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SURFACES } from '@shared/looks/surfaces'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import { STEPS } from './optimizers'

interface Props {
  /** Id of the function. */
  readonly surface: string
  onSurface(id: string): void
  /** What all learning rates are multiplied by. */
  readonly factor: string
  onFactor(factor: string): void
  readonly step: number
  onStep(step: number): void
}

const FACTORS = ['0.01', '0.1', '0.5', '1', '1.2', '2']

/** The function, the learning rates and the step that is shown. */
export default function PathsFields({ surface, onSurface, factor, onFactor, step, onStep }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  return (
    <>
      <Select
        size="xs"
        label={t('views.lossSurface.surface')}
        value={surface}
        allowDeselect={false}
        onChange={(next) => next !== null && onSurface(next)}
        data={SURFACES.map(({ id }) => ({ value: id, label: t(`views.lossSurface.surfaces.${id as 'bowl'}`) }))}
      />
      <Select
        size="xs"
        label={t('views.lossSurface.rates')}
        value={factor}
        allowDeselect={false}
        onChange={(next) => next !== null && onFactor(next)}
        data={FACTORS.map((value) => ({ value, label: `× ${formatMeasure(Number(value), language, 3)}` }))}
      />
      <Slider
        size="sm"
        label={null}
        min={0}
        max={STEPS}
        value={step}
        onChange={onStep}
        thumbLabel={t('views.lossSurface.step')}
      />
    </>
  )
}

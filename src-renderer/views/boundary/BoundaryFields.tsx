import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { PlaneOutput } from '@shared/looks/planeOutputs'
import { useInterface } from '../../state/studio'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewSubject } from '../defineView'
import Choice from '../frame/Choice'
import type { BoundarySettings } from './boundarySettings'
import { featureNames } from './featureNames'

interface Props {
  readonly subject: ViewSubject
  readonly outputs: readonly PlaneOutput[]
  readonly output: PlaneOutput
  readonly settings: BoundarySettings
  onSettings(patch: Partial<BoundarySettings>): void
}

/** Which output is looked at, and with which points. */
export default function BoundaryFields(props: Props): ReactElement {
  const { subject, outputs, output, settings, onSettings } = props
  const { t } = useTranslation()
  const titleOf = useNodeTitles(subject.document.nodes)
  const units = output.target.labels ? 1 : sizeOf(output.prediction.type.shape)
  return (
    <>
      {outputs.length > 1 && (
        <Choice
          label={t('views.boundary.output')}
          value={output.loss}
          data={outputs.map(({ loss, prediction }) => ({
            value: loss,
            label: `${titleOf(prediction.node)} → ${titleOf(loss)}`,
          }))}
          onChange={(loss) => onSettings({ loss })}
        />
      )}
      {units > 1 && (
        <Choice
          label={t('views.boundary.unit')}
          value={String(settings.unit)}
          data={Array.from({ length: units }, (_, i) => ({ value: String(i), label: String(i + 1) }))}
          onChange={(unit) => onSettings({ unit: Number(unit) })}
        />
      )}
      {output.features.length > 2 && <Axes {...props} />}
      <Switch
        size="xs"
        label={t('views.boundary.validation')}
        checked={settings.validation}
        onChange={(event) => onSettings({ validation: event.currentTarget.checked })}
      />
    </>
  )
}

/** Which inputs the axes are, and where the others stand. */
function Axes({ subject, output, settings, onSettings }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const names = featureNames(subject.checked, output.features, language)
  const choices = names.map((label, i) => ({ value: String(i), label }))
  const axis = (axis: 'x' | 'y', label: string): ReactElement => (
    <Choice
      label={label}
      value={String(settings[axis])}
      data={choices}
      onChange={(next) => onSettings({ [axis]: Number(next) })}
    />
  )
  return (
    <>
      {axis('x', t('views.boundary.across'))}
      {axis('y', t('views.boundary.up'))}
      <Choice
        label={t('views.boundary.hold')}
        value={settings.hold}
        data={(['median', 'mean'] as const).map((value) => ({ value, label: t(`views.boundary.${value}`) }))}
        onChange={(hold) => onSettings({ hold: hold === 'mean' ? 'mean' : 'median' })}
      />
    </>
  )
}

import { SegmentedControl } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import FlowTable, { type FlowMeasure } from './FlowTable'
import classes from './gradientFlow.module.css'
import { inChains } from './flowVerdicts'
import FlowWords from './FlowWords'

interface Settings {
  readonly measure: FlowMeasure
}

/** How gradients come through the layers, and what becomes of the weights. */
export default function GradientFlowView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement {
  const { t } = useTranslation()
  const look = useLook(subject, { kind: 'statistics' })
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        subject.runId !== null && (
          <>
            <SegmentedControl
              className={classes['measure']}
              size="xs"
              aria-label={t('views.gradientFlow.measure')}
              value={settings.measure}
              onChange={(measure) => onSettings({ measure: measure as FlowMeasure })}
              data={(['mean', 'norm'] as const).map((value) => ({
                value,
                label: t(`views.gradientFlow.measures.${value}`),
              }))}
            />
            {look.answer && <FlowWords checked={subject.checked} layers={look.answer.layers} />}
          </>
        )
      }
    >
      {({ layers }) => <FlowTable layers={inChains(subject.checked, layers)} measure={settings.measure} />}
    </ViewBody>
  )
}

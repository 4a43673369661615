import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewProps } from '../defineView'
import type { LossSettings } from './bodyProps'
import PathsBody from './PathsBody'
import SliceBody from './SliceBody'

/** The loss around the weights, or what optimizers do on surfaces of two numbers. */
export default function LossSurfaceView(props: ViewProps<LossSettings>): ReactElement {
  const { t } = useTranslation()
  const { settings, onSettings, subject } = props
  const Body = settings.shown === 'paths' ? PathsBody : SliceBody
  return (
    <Body
      {...props}
      choice={
        subject.runId !== null && (
          <Select
            size="xs"
            label={t('views.lossSurface.shown')}
            value={settings.shown}
            allowDeselect={false}
            onChange={(next) => next !== null && onSettings({ shown: next as LossSettings['shown'] })}
            data={(['slice', 'paths'] as const).map((value) => ({
              value,
              label: t(`views.lossSurface.kinds.${value}`),
            }))}
          />
        )
      }
    />
  )
}

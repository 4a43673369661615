import { Button, Loader } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problemText'
import { measureSpeeds } from '../../state/session/measureSpeeds'
import { useDevice, useStudio } from '../../state/studio'
import classes from './Device.module.css'

/** Has all backends measured; what came of it stands beside each. */
export function MeasureSpeeds(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const speeds = useDevice((state) => state.speeds)
  const isMeasuring = speeds.status === 'measuring'
  return (
    <div className={classes['measure']} data-testid="measure" data-status={speeds.status}>
      <p role={speeds.status === 'failed' ? 'alert' : 'status'}>
        {speeds.status === 'failed' ? problemText(speeds.problem) : t(`shell.device.measure.${speeds.status}`)}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={isMeasuring ? <Loader size={12} /> : undefined}
        onClick={() => void measureSpeeds(studio)}
      >
        {t('shell.device.measure.start')}
      </Button>
    </div>
  )
}

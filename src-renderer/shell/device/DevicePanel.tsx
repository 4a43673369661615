import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceInfo } from '@shared/training/runEvent'
import { problemText } from '../../i18n/problemText'
import { useDevice } from '../../state/studio'
import { Backends } from './Backends'
import classes from './Device.module.css'
import { MeasureSpeeds } from './MeasureSpeeds'

interface Props {
  readonly device: DeviceInfo
  readonly name: string
  readonly rate: string | null
}

/** What computes, how fast, why nothing faster does, and what else there is. */
export function DevicePanel({ device, name, rate }: Props): ReactElement {
  const { t } = useTranslation()
  const rows: readonly (readonly [string, string])[] = [
    [t('shell.device.backend'), name],
    [t('shell.device.version'), device.version],
    [t('shell.device.engine'), t(`shell.device.engines.${device.engine}`, { defaultValue: device.engine })],
    [t('shell.device.threads'), String(device.threads)],
    [t('shell.device.simd'), t(device.simd ? 'shell.device.yes' : 'shell.device.no')],
    [t('shell.device.speed'), rate ?? t('shell.device.notMeasured')],
  ]
  const isInstalledMeanwhile = useDevice(({ native }) => native.status === 'ready')
  const reason =
    device.reason === 'nativeNotInstalled' && isInstalledMeanwhile ? 'beforeNative' : (device.reason ?? 'fastest')
  return (
    <div className={classes['panel']} role="dialog" aria-label={t('shell.device.title')} tabIndex={-1}>
      <h2>{t('shell.device.title')}</h2>
      <dl>
        {rows.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('shell.device.why')}</h3>
      <p>{t(`shell.device.reasons.${reason}`, { defaultValue: problemText({ code: reason, message: reason }) })}</p>
      {device.engineReason !== undefined && (
        <p>
          {t(`shell.device.${device.engine === 'native' ? 'notXla' : 'notCompiled'}`, { reason: device.engineReason })}
        </p>
      )}
      <h3>{t('shell.device.backends')}</h3>
      <Backends device={device} />
      <MeasureSpeeds />
    </div>
  )
}

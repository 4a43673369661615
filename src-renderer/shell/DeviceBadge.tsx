import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceInfo } from '@shared/training/runEvent'
import { problemText } from '../i18n/problemText'
import { useInterface, useStudio } from '../state/studio'
import classes from './TopBar.module.css'
import { useFormat } from './useFormat'
import { useRunView } from './useRunView'

/** Which device computes, as measured; a click says why this one. */
export default function DeviceBadge(): ReactElement {
  const { t } = useTranslation()
  const { compact } = useFormat()
  const { app, interface: screen } = useStudio()
  const { status, state } = useRunView()
  const opened = useInterface((view) => view.dialog === 'device')
  const device = state?.device ?? app.device
  const name = device.title === '' ? t('shell.device.none') : device.title
  const rate =
    state && state.examplesPerSecond > 0 && (status === 'running' || status === 'finished')
      ? t('shell.device.rate', { rate: compact(state.examplesPerSecond) })
      : null
  const close = (): void => screen.getState().set({ dialog: null })
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes['badge']}
          aria-label={t('shell.device.label', { title: name })}
          onClick={() => screen.getState().set({ dialog: opened ? null : 'device' })}
        >
          <i data-none={device.title === '' || undefined} data-live={status === 'running' || undefined} />
          <span>{[name, ...(device.title === '' ? [] : [rate ?? t('shell.device.ready')])].join(' · ')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <DeviceFacts device={device} name={name} rate={rate} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface FactsProps {
  readonly device: DeviceInfo
  readonly name: string
  readonly rate: string | null
}

/** What computes, how fast, and why nothing faster does. */
function DeviceFacts({ device, name, rate }: FactsProps): ReactElement {
  const { t } = useTranslation()
  const rows: readonly (readonly [string, string])[] = [
    [t('shell.device.backend'), `${name} ${device.version}`],
    [t('shell.device.engine'), t(`shell.device.engines.${device.engine}`, { defaultValue: device.engine })],
    [t('shell.device.threads'), String(device.threads)],
    [t('shell.device.simd'), t(device.simd ? 'shell.device.yes' : 'shell.device.no')],
    [t('shell.device.speed'), rate ?? t('shell.device.notMeasured')],
  ]
  const reason = device.reason ?? 'fastest'
  return (
    <div className={classes['device']} role="dialog" aria-label={t('shell.device.title')} tabIndex={-1}>
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
    </div>
  )
}

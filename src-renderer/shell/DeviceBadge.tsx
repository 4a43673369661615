import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
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
  const engine = t(`shell.device.engines.${device.engine}`, { defaultValue: device.engine })
  const rows: readonly (readonly [string, string])[] = [
    [t('shell.device.backend'), `${name} ${device.version}`],
    [t('shell.device.engine'), engine],
    [t('shell.device.threads'), String(device.threads)],
    [t('shell.device.simd'), t(device.simd ? 'shell.device.yes' : 'shell.device.no')],
    [t('shell.device.speed'), rate ?? t('shell.device.notMeasured')],
  ]
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
        <div className={classes['device']} role="dialog" aria-label={t('shell.device.title')} tabIndex={-1}>
          <h2>{t('shell.device.title')}</h2>
          <dl>
            {rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <h3>{t('shell.device.why')}</h3>
          <p>
            {t(`shell.device.reasons.${device.reason ?? 'fastest'}`, {
              defaultValue: problemText({ code: device.reason ?? '', message: device.reason ?? '' }, t),
            })}
          </p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

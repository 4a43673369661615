import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDevice, useInterface, useStudio } from '../state/studio'
import { DevicePanel } from './device/DevicePanel'
import classes from './TopBar.module.css'
import { useFormat } from './useFormat'
import { useRunView } from './useRunView'

/** Which device computes, as measured; a click says why this one. */
export default function DeviceBadge(): ReactElement {
  const { t } = useTranslation()
  const { compact } = useFormat()
  const { interface: screen } = useStudio()
  const found = useDevice((view) => view.device)
  const { status, state } = useRunView()
  const opened = useInterface((view) => view.dialog === 'device')
  const device = state?.device ?? found
  const name = device.title === '' ? t('shell.device.none') : device.title
  const isCompiled = device.engine === 'native' || device.engine === 'xla'
  const rate =
    state && state.examplesPerSecond > 0 && (status === 'running' || status === 'finished')
      ? t('shell.device.rate', { rate: compact(state.examplesPerSecond) })
      : null
  const speed = device.title === '' ? undefined : (rate ?? t('shell.device.ready'))
  const how = isCompiled ? t('shell.device.compiled') : undefined
  const close = (): void => screen.getState().set({ dialog: null })
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      width={400}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes['badge']}
          data-testid="device"
          aria-label={t('shell.device.label', { title: name })}
          title={[name, speed, how].filter(Boolean).join(' · ')}
          onClick={() => screen.getState().set({ dialog: opened ? null : 'device' })}
        >
          <i data-none={device.title === '' || undefined} data-live={status === 'running' || undefined} />
          {/* In a narrow window the speed stays whole: the name is cut and the rest left out. */}
          <span>{name}</span>
          {speed !== undefined && <b>{speed}</b>}
          {how !== undefined && <span>{how}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <DevicePanel device={device} name={name} rate={rate} />
      </Popover.Dropdown>
    </Popover>
  )
}

import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import { useCall } from '../../bridge/useCall'
import { problemText } from '../../i18n/problemText'
import { useDevice } from '../../state/studio'
import { useFormat } from '../useFormat'
import classes from './Device.module.css'

/** Installs, follows, cancels and removes TensorFlow's native library. */
export function NativeLibrary(): ReactElement | null {
  const native = useDevice((state) => state.native)
  const install = useCall('native.install')
  const cancel = useCall('native.cancel')
  const remove = useCall('native.remove')
  const place = useRef<HTMLDivElement>(null)
  const { status } = native
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from here and not from the top of the page.
    if (document.activeElement === document.body) place.current?.focus()
  }, [status])
  if (status === 'unsupported') return null
  const problem = install.problem ?? cancel.problem ?? remove.problem
  return (
    <div className={classes['native']} ref={place} tabIndex={-1} data-testid="native" data-status={status}>
      {native.status === 'installing' && <Installing native={native} />}
      {native.status === 'failed' && native.problem.cause !== undefined && <code>{native.problem.cause}</code>}
      {problem && <p role="alert">{problemText(problem)}</p>}
      <Buttons
        status={status}
        busy={install.busy || cancel.busy || remove.busy}
        install={() => void install.ask()}
        cancel={() => void cancel.ask()}
        remove={() => void remove.ask()}
      />
    </div>
  )
}

interface ButtonsProps {
  readonly status: NativeState['status']
  readonly busy: boolean
  install(): void
  cancel(): void
  remove(): void
}

function Buttons({ status, busy, install, cancel, remove }: ButtonsProps): ReactElement {
  const { t } = useTranslation()
  if (status === 'installing')
    return (
      <Button size="compact-sm" variant="default" loading={busy} onClick={cancel}>
        {t('shell.device.native.cancel')}
      </Button>
    )
  if (status === 'ready')
    return (
      <Button size="compact-sm" variant="default" loading={busy} onClick={remove}>
        {t('shell.device.native.remove')}
      </Button>
    )
  return (
    <Button size="compact-sm" loading={busy} onClick={install}>
      {t(status === 'failed' ? 'shell.device.native.retry' : 'shell.device.native.install')}
    </Button>
  )
}

function Installing({ native }: { readonly native: Extract<NativeState, { status: 'installing' }> }): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { step, done, total } = native
  const isMeasured = total > 0
  const megabytes = (bytes: number): string => number(bytes / 1e6, 0)
  const label = t(`shell.device.native.steps.${step}`)
  return (
    <>
      <div className={classes['step']}>
        <span role="status">{label}</span>
        {isMeasured && <span>{t('shell.device.native.of', { done: megabytes(done), total: megabytes(total) })}</span>}
      </div>
      <Progress.Root size="sm">
        <Progress.Section
          value={isMeasured ? Math.min(100, (100 * done) / total) : 100}
          striped={!isMeasured}
          animated={!isMeasured}
          aria-label={label}
        />
      </Progress.Root>
    </>
  )
}

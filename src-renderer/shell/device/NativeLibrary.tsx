import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import { useCall } from '../../bridge/useCall'
import { problemText } from '../../i18n/problemText'
import { useDevice } from '../../state/studio'
import { useFormat } from '../useFormat'
import classes from './Device.module.css'

/** Failures whose sentence says all; of the others, what the program said is shown as well. */
const SAY_ALL = ['nativeNetwork', 'nativeNoPython', 'nativeNoCompiler', 'nativeNoPackages', 'nativeUnsupported']

const detailOf = (native: NativeState): string | undefined =>
  native.status === 'failed' && !SAY_ALL.includes(native.problem.code) ? native.problem.cause : undefined

/**
 * Installs, follows, cancels, mends and removes TensorFlow's native library.
 *
 * @param isBroken It is there and does not open.
 */
export function NativeLibrary({ isBroken }: { readonly isBroken: boolean }): ReactElement | null {
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
  const detail = detailOf(native)
  const problem = install.problem ?? cancel.problem ?? remove.problem
  return (
    <div className={classes['native']} ref={place} tabIndex={-1} data-testid="native" data-status={status}>
      {native.status === 'installing' && <Installing native={native} />}
      {detail !== undefined && <code tabIndex={0}>{detail}</code>}
      {problem && <p role="alert">{problemText(problem)}</p>}
      <Buttons
        key={status}
        status={status}
        isBroken={isBroken}
        install={() => void install.ask()}
        cancel={() => void cancel.ask()}
        remove={() => void remove.ask()}
      />
    </div>
  )
}

/** Pressed twice they do no more than once, so they are not disabled meanwhile: that would take the keyboard's place away. */
interface ButtonsProps {
  readonly status: NativeState['status']
  readonly isBroken: boolean
  install(): void
  cancel(): void
  remove(): void
}

function Buttons({ status, isBroken, install, cancel, remove }: ButtonsProps): ReactElement {
  const { t } = useTranslation()
  if (status === 'installing')
    return (
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {t('shell.device.native.cancel')}
      </Button>
    )
  if (status === 'ready')
    return (
      <>
        {isBroken && (
          <Button size="compact-sm" onClick={install}>
            {t('shell.device.native.mend')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={remove}>
          {t('shell.device.native.remove')}
        </Button>
      </>
    )
  return (
    <Button size="compact-sm" onClick={install}>
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

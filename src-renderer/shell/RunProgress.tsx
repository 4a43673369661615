import type { TFunction } from 'i18next'
import { Progress } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { epochsAt, plannedSteps } from '@shared/training/runPhases'
import type { RunState, RunStatus } from '@shared/training/runState'
import { formatDuration } from '../i18n/format'
import { isLive } from '../state/session/isLive'
import { isWaiting } from '../state/session/isWaiting'
import classes from './TopBar.module.css'
import { useFormat } from './useFormat'
import { useRunView } from './useRunView'

/** Share of the steps that are done, 0–1. */
const shareOf = ({ started, phases, step }: RunState): number => {
  const all = started ? plannedSteps(started, phases) : 0
  return all > 0 ? Math.min(1, step / all) : 0
}

const sentence = (
  t: TFunction,
  status: RunStatus,
  state: RunState | undefined,
  number: (value: number) => string,
): string => {
  if (isWaiting(state)) return t('shell.run.waiting')
  if (!state?.started) return isLive(status) ? t('shell.run.preparing') : t(`drawer.statuses.${status}`)
  const { started, phases } = state
  const { epochs } = started
  const step = number(state.step)
  if (isLive(status)) {
    const epoch = Math.min(epochs, Math.max(state.epoch, Math.ceil(epochsAt(started, phases, Math.max(state.step, 1)))))
    return t('shell.run.epochStep', { epoch, epochs, step })
  }
  if (status === 'finished' && state.step < plannedSteps(started, phases)) return t('shell.run.earlyStopped', { step })
  return t(`shell.run.${status}`, { step })
}

/** Epoch and step, how much is done, and how long it will still take. */
export default function RunProgress(): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { status, state } = useRunView()
  // Its place is kept before the first run: the buttons beside it must not move away under the pointer.
  if (status === null) return <div className={classes['progress']} />
  const text = sentence(t, status, state, number)
  const right =
    status === 'paused'
      ? t('shell.run.paused')
      : status === 'running' && state && state.step > 0
        ? state.secondsLeft === null
          ? '…'
          : formatDuration(state.secondsLeft)
        : ''
  return (
    <div className={classes['progress']} data-status={status} data-testid="run-progress">
      <div className={classes['progressText']}>
        <span title={text}>{text}</span>
        {right !== '' && (
          <span aria-label={status === 'paused' ? undefined : `${t('shell.run.timeLeft')}: ${right}`}>{right}</span>
        )}
      </div>
      <Progress.Root size={4} transitionDuration={0}>
        <Progress.Section
          value={100 * (state ? shareOf(state) : 0)}
          aria-label={t('shell.run.progress')}
          color={status === 'failed' ? 'var(--err)' : 'var(--accent)'}
        />
      </Progress.Root>
    </div>
  )
}

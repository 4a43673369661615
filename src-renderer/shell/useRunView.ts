import type { RunState, RunStatus } from '@shared/training/runState'
import { statusOf } from '../state/session/statusOf'
import { useRuns } from '../state/studio'

/** The run the top bar speaks of: its status is known from its list entry before its first event is here. */
export function useRunView(): { readonly status: RunStatus | null; readonly state: RunState | undefined } {
  const state = useRuns((runs) => (runs.currentId === null ? undefined : runs.states[runs.currentId]))
  const status = useRuns((runs): RunStatus | null => (runs.currentId === null ? null : statusOf(runs, runs.currentId)))
  return { status, state }
}

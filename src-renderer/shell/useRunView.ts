import type { RunState, RunStatus } from '@shared/training/runState'
import { useRuns } from '../state/studio'

/** The run the top bar speaks of: its status is known from its list entry before its first event is here. */
export function useRunView(): { readonly status: RunStatus | null; readonly state: RunState | undefined } {
  const state = useRuns((runs) => (runs.currentId === null ? undefined : runs.states[runs.currentId]))
  const status = useRuns((runs): RunStatus | null => {
    if (runs.currentId === null) return null
    return (
      runs.states[runs.currentId]?.status ??
      runs.summaries.find((run) => run.runId === runs.currentId)?.status ??
      'starting'
    )
  })
  return { status, state }
}

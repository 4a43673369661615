import { useMemo } from 'react'
import type { RunState } from '@shared/training/runState'
import { useRuns } from '../state/studio'
import { joinSeries } from './joinSeries'
import type { ShownRun } from './toCharts'

/** The current run and those drawn over it, as far as their events are here. */
export function useShownRuns(): readonly ShownRun[] {
  const states = useRuns((s) => s.states)
  const currentId = useRuns((s) => s.currentId)
  const compared = useRuns((s) => s.compared)
  const summaries = useRuns((s) => s.summaries)
  return useMemo(() => {
    const whole = (id: string | null | undefined): RunState | undefined => {
      const state = id ? states[id] : undefined
      return state && joinSeries(state, whole(summaries.find((run) => run.runId === id)?.resumedFrom))
    }
    const ids = [currentId, ...compared.filter((id) => id !== currentId)]
    const found = ids.map(whole).filter((state): state is RunState => state !== undefined)
    if (found.length < 2) return found.map((state) => ({ state }))
    return found.map((state) => ({
      state,
      title: summaries.find((s) => s.runId === state.runId)?.title ?? state.runId,
    }))
  }, [states, currentId, compared, summaries])
}

/** The run that the top bar and the panels speak of. */
export const useCurrentRun = (): RunState | undefined =>
  useRuns((s) => (s.currentId ? s.states[s.currentId] : undefined))

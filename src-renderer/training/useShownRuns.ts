import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { RunState } from '@shared/training/runState'
import type { RunsState } from '../state/runStore'
import { useRuns } from '../state/studio'
import { joinSeries } from './joinSeries'
import type { ShownRun } from './toCharts'

const idsOf = ({ currentId, compared }: RunsState): readonly (string | null)[] => [
  currentId,
  ...compared.filter((id) => id !== currentId),
]

/** A run after the one that it went on from, and so on. */
function lineageOf(runs: RunsState, id: string | null | undefined): readonly RunState[] {
  const state = id ? runs.states[id] : undefined
  if (!state) return []
  return [state, ...lineageOf(runs, runs.summaries.find((run) => run.runId === id)?.resumedFrom)]
}

/** The current run and those drawn over it, as far as their events are here. The same until one of them has something new. */
export function useShownRuns(): readonly ShownRun[] {
  // The list of runs is fetched anew every second of a run: only what is taken from it counts.
  const lineages = useRuns(useShallow((runs) => idsOf(runs).flatMap((id) => [null, ...lineageOf(runs, id)])))
  const titles = useRuns(
    useShallow((runs) => idsOf(runs).map((id) => runs.summaries.find((run) => run.runId === id)?.title)),
  )
  return useMemo(() => {
    const found = inLineages(lineages).flatMap((states, number) => {
      const whole = states.reduceRight<RunState | undefined>((before, state) => joinSeries(state, before), undefined)
      return whole ? [{ state: whole, title: titles[number] ?? whole.runId }] : []
    })
    return found.length < 2 ? found.map(({ state }) => ({ state })) : found
  }, [lineages, titles])
}

/** The runs of each lineage, told apart by a `null` before each. */
function inLineages(all: readonly (RunState | null)[]): readonly (readonly RunState[])[] {
  const lineages: RunState[][] = []
  for (const state of all)
    if (state === null) lineages.push([])
    else lineages.at(-1)?.push(state)
  return lineages
}

/** The run that the top bar and the panels speak of. */
export const useCurrentRun = (): RunState | undefined =>
  useRuns((s) => (s.currentId ? s.states[s.currentId] : undefined))

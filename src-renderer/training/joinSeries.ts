import type { RunState, Series } from '@shared/training/runState'

const upTo = (series: Series | undefined, step: number): readonly [readonly number[], readonly number[]] => {
  if (!series) return [[], []]
  const count = series.steps.filter((at) => at <= step).length
  return [series.steps.slice(0, count), series.values.slice(0, count)]
}

/**
 * A resumed run together with the one it went on from, so that its curves begin where learning began: the earlier points up
 * to the checkpoint, then its own. What the earlier run did after its last checkpoint was thrown away and is not drawn.
 */
export function joinSeries(state: RunState, earlier: RunState | undefined): RunState {
  const from = state.started?.fromStep ?? 0
  if (!earlier || from === 0) return state
  const keys = new Set([...Object.keys(earlier.series), ...Object.keys(state.series)])
  const series: Record<string, Series> = {}
  for (const key of keys) {
    const [steps, values] = upTo(earlier.series[key], from)
    const own = state.series[key]
    series[key] = { key, steps: [...steps, ...(own?.steps ?? [])], values: [...values, ...(own?.values ?? [])] }
  }
  const changes = [...earlier.changes.filter(({ step }) => step <= from), ...state.changes]
  return { ...state, series, changes, epochs: [...earlier.epochs.filter(({ step }) => step <= from), ...state.epochs] }
}

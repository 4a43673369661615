import type { RunState, Series } from '@shared/training/runState'
import { parseSeriesKey } from './parseSeriesKey'

/**
 * The series of a run without sums that say nothing: of rules that have nothing to do with one another, and of losses that take turns in
 * phases, where the sum is now of this size and now of that. Their parts have curves of their own.
 *
 * @param apart The losses are of rules alone.
 */
export function tellingSeries({ series }: Pick<RunState, 'series'>, apart: boolean): readonly Series[] {
  const all = Object.values(series)
  const isSum = ({ key }: Series): boolean => {
    const { metric, node } = parseSeriesKey(key)
    return metric === 'loss' && node === undefined
  }
  return all.filter((sum) => {
    if (!isSum(sum)) return true
    const parts = all.filter(({ key }) => key.startsWith(`${sum.key}/`))
    if (parts.length === 0) return true
    // A sum of one says again what that says.
    if (parts.length === 1) return false
    const whole = (part: Series): boolean =>
      (part.steps[0] ?? 0) <= (sum.steps[0] ?? 0) && (part.steps.at(-1) ?? 0) >= (sum.steps.at(-1) ?? 0)
    return !apart && parts.every(whole)
  })
}

import type { Histogram } from '@shared/looks/histograms'

/** What was seen at a step. */
export interface Moment {
  readonly step: number
  readonly histograms: readonly Histogram[]
}

/** Most steps that are kept; then every second one goes. */
export const MOST_MOMENTS = 200

/** The moments with one more, in the order of their steps; of the same step the later look counts. */
export function withMoment(moments: readonly Moment[], next: Moment): readonly Moment[] {
  const before = moments.filter(({ step }) => step < next.step)
  const all = [...before, next]
  return all.length <= MOST_MOMENTS ? all : all.filter((_, i) => (all.length - 1 - i) % 2 === 0)
}

/** A column of a picture of spreads: shares of its numbers in equal bins from the lowest to the highest of all columns. */
export interface Column {
  readonly step: number
  readonly mean: number
  readonly deviation: number
  readonly shares: readonly number[]
}
export interface Stack {
  readonly low: number
  readonly high: number
  readonly columns: readonly Column[]
}

/** Histograms of one thing at several steps on one axis with so many bins; each bin is divided among those that it lies in. */
export function stackHistograms(all: readonly (Histogram & { readonly step: number })[], bins: number): Stack {
  const low = Math.min(...all.map((one) => one.low))
  const high = Math.max(...all.map((one) => one.high))
  const width = (high - low) / bins
  const columns = all.map((one): Column => {
    const shares = new Array<number>(bins).fill(0)
    const total = one.counts.reduce((a, b) => a + b, 0) || 1
    const own = (one.high - one.low) / one.counts.length
    one.counts.forEach((count, i) => {
      const from = width > 0 ? (one.low + i * own - low) / width : 0
      const to = width > 0 ? from + own / width : 0
      for (let bin = Math.floor(from); bin <= Math.min(bins - 1, Math.floor(to)); bin++) {
        const part = to > from ? (Math.min(to, bin + 1) - Math.max(from, bin)) / (to - from) : 1
        const at = Math.min(bins - 1, bin)
        shares[at] = (shares[at] ?? 0) + (Math.max(0, part) * count) / total
      }
    })
    return { step: one.step, mean: one.mean, deviation: one.deviation, shares }
  })
  return { low, high, columns }
}

/** Points of a curve, ascending in steps. */
export interface Points {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/**
 * At most `most` of the points, so that the drawn curve looks the same: the lowest and the highest of each stretch of equally many
 * steps, and the first and the last point of all. Points are kept as they were measured, never averaged; thinning what was
 * thinned before keeps the extremes. `most` is at least 4.
 */
export function thinSeries({ steps, values }: Points, most: number): Points {
  const count = steps.length
  if (count <= most) return { steps, values }
  const first = steps[0] ?? 0
  const span = (steps[count - 1] ?? 0) - first
  const stretches = Math.max(1, Math.floor((most - 2) / 2))
  const kept: number[] = [0]
  const keep = (index: number): void => {
    if (index > (kept.at(-1) ?? -1) && index < count - 1) kept.push(index)
  }
  let at = 1
  for (let stretch = 0; stretch < stretches && at < count - 1; stretch++) {
    const end = first + (span * (stretch + 1)) / stretches
    let low = at
    let high = at
    const start = at
    for (; at < count - 1 && (stretch === stretches - 1 || (steps[at] ?? 0) < end); at++) {
      if ((values[at] ?? 0) < (values[low] ?? 0)) low = at
      if ((values[at] ?? 0) > (values[high] ?? 0)) high = at
    }
    if (at === start) continue
    keep(Math.min(low, high))
    keep(Math.max(low, high))
  }
  kept.push(count - 1)
  return { steps: kept.map((k) => steps[k] ?? 0), values: kept.map((k) => values[k] ?? 0) }
}

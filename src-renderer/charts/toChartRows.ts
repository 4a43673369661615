/** One curve as the chart wants it: `x` ascending, in epochs. */
export interface Curve {
  readonly id: string
  readonly label: string
  /** A CSS color, such as `var(--accent)`. */
  readonly color: string
  readonly dash?: string
  /** Thin and pale: the unsmoothed values behind a smoothed curve. */
  readonly faint?: boolean
  readonly x: readonly number[]
  readonly y: readonly number[]
}
export type ChartRow = Readonly<Record<string, number>>

/** Joins curves with different abscissas into rows `{ x, [curve id]: y }`, ascending in x. */
export function toChartRows(curves: readonly Curve[]): ChartRow[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { id, x, y } of curves) {
    x.forEach((at, i) => {
      const value = y[i]
      if (value === undefined) return
      const row = rows.get(at) ?? { x: at }
      row[id] = value
      rows.set(at, row)
    })
  }
  return [...rows.values()].sort((a, b) => (a['x'] ?? 0) - (b['x'] ?? 0))
}

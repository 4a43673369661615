import type { Curve } from './toChartRows'
import { toChartRows } from './toChartRows'

const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The drawn values as RFC 4180 CSV: epoch, then one column a curve; a cell is empty where a curve has no point. */
export function toCsv(curves: readonly Curve[], xTitle: string): string {
  const shown = curves.filter((curve) => !curve.faint)
  const lines = toChartRows(shown).map((row) => [
    String(row['x']),
    ...shown.map((c) => (row[c.id] === undefined ? '' : String(row[c.id]))),
  ])
  return (
    [[xTitle, ...shown.map((c) => c.label)].map(quote), ...lines].map((cells) => cells.join(',')).join('\r\n') + '\r\n'
  )
}

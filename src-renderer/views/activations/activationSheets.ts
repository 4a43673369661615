import type { Shape } from '@shared/catalog/define/tensorType'
import type { Sheet, SheetCell, Standing } from '../draw/sheets'

/** What of an output is drawn: maps of channels, a sequence over time, or a vector. */
export interface ActivationSheets {
  readonly kind: 'maps' | 'sequence' | 'vector'
  readonly sheets: readonly Sheet[]
  readonly standing: Standing
  /** Maps in all. */
  readonly total: number
  /** Which number a cell is: words of `views.activations.places`, counted from 1. */
  words(cell: SheetCell): Readonly<Record<string, number>>
}

/** Most maps that are shown at a time. */
export const MOST_MAPS = 64
/** Most numbers that stand as bars. */
export const MOST_BARS = 40

/**
 * An output without the batch axis as sheets.
 *
 * @param from First map that is shown.
 * @param only The one map that is shown, in all the room; `null`: as many as there is room for.
 */
export function activationSheets(shape: Shape, from: number, only: number | null): ActivationSheets {
  if (shape.length >= 3) return maps(shape, from, only)
  const [time = 1, units = 1] = shape
  if (shape.length === 2)
    return {
      kind: 'sequence',
      sheets: [{ rows: units, columns: time, index: (row, column) => column * units + row }],
      standing: { stretches: true },
      total: 1,
      words: ({ row, column }) => ({ time: column + 1, unit: row + 1 }),
    }
  const size = shape[0] ?? 1
  const columns = Math.ceil(Math.sqrt(size * 3))
  const index = (row: number, column: number): number => {
    const at = row * columns + column
    return at < size ? at : -1
  }
  return {
    kind: 'vector',
    sheets: [{ rows: Math.ceil(size / columns), columns, index }],
    standing: {},
    total: 1,
    words: ({ row, column }) => ({ unit: row * columns + column + 1 }),
  }
}

/** `[…, height, width, channels]`: a map for each channel; of deeper pictures slices below one another. */
function maps(shape: Shape, from: number, only: number | null): ActivationSheets {
  const [columns = 1, channels = 1] = shape.slice(-2)
  const rows = shape.slice(0, -2).reduce((product, length) => product * length, 1)
  const shown =
    only === null
      ? Array.from({ length: Math.min(MOST_MAPS, channels - from) }, (_, i) => from + i)
      : [Math.min(only, channels - 1)]
  return {
    kind: 'maps',
    total: channels,
    standing: {},
    sheets: shown.map((channel) => ({
      rows,
      columns,
      title: String(channel + 1),
      index: (row, column) => (row * columns + column) * channels + channel,
    })),
    words: ({ sheet, row, column }) => ({ channel: (shown[sheet] ?? 0) + 1, row: row + 1, column: column + 1 }),
  }
}

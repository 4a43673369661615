import type { Size } from '../../../export/graph/InferenceGraph'

/** Rows of the two passes that are compared. */
export type RowCounts = readonly [number, number]

/** Two numbers that cannot be told of for any number of rows. */
export const UNLIKE = Symbol('unlike')
export type Unlike = typeof UNLIKE

function mergeNumbers(a: number, b: number, [rowsA, rowsB]: RowCounts): Size | Unlike {
  if (Object.is(a, b) || a === b) return a
  const perRow = a / rowsA
  return Number.isInteger(perRow) && perRow * rowsB === b ? { perRow } : UNLIKE
}

export function mergeShapes(a: readonly number[], b: readonly number[], rows: RowCounts): readonly Size[] | Unlike {
  if (a.length !== b.length) return UNLIKE
  const merged = a.map((size, i) => mergeNumbers(size, b[i] as number, rows))
  return merged.includes(UNLIKE) ? UNLIKE : (merged as Size[])
}

const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  ArrayBuffer.isView(value) ? Object.entries(Array.from(value as never as readonly number[])) : Object.entries(value)

/** Attributes of one operation in two passes with different numbers of rows, as they are for any number. */
export function mergeAttributes(a: unknown, b: unknown, rows: RowCounts): unknown {
  if (typeof a === 'number' && typeof b === 'number') return mergeNumbers(a, b, rows)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? a : UNLIKE
  const [ofA, ofB] = [entriesOf(a), new Map(entriesOf(b))]
  if (ofA.length !== ofB.size) return UNLIKE
  const merged = ofA.map(([key, value]) => [key, mergeAttributes(value, ofB.get(key), rows)] as const)
  if (merged.some(([, value]) => value === UNLIKE)) return UNLIKE
  return Array.isArray(a) || ArrayBuffer.isView(a) ? merged.map(([, value]) => value) : Object.fromEntries(merged)
}

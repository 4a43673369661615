import type { Nested } from '@shared/catalog/define/item'
import type { Rows } from './Example'

const shapeOf = (rows: Nested): number[] => (typeof rows === 'number' ? [] : [rows.length, ...shapeOf(rows[0] ?? 0)])

/** Rows within each other as one list with its shape. */
export const flat = (rows: Nested): Rows => ({
  shape: shapeOf(rows),
  values: typeof rows === 'number' ? [rows] : ((rows as readonly number[]).flat(Infinity) as number[]),
})

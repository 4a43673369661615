import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Table } from '../program/stepProgram'
import { copyRows } from './copyRows'

/** Rows of a table by number as a tensor `[n, ...shape]`; bytes are scaled on the way, so that the table stays small. */
export function gatherRows(tf: Tf, table: Table, numbers: ArrayLike<number>): Tensor {
  const width = sizeOf(table.shape)
  const { values, scale = 1 } = table
  const rows =
    table.dtype === 'int32' ? new Int32Array(numbers.length * width) : new Float32Array(numbers.length * width)
  copyRows(values, width, numbers, rows)
  if (scale !== 1) for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] as number) * scale
  return tf.tensor(rows, [numbers.length, ...table.shape], table.dtype)
}

import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Table } from '../../../program/stepProgram'

/** Room for so many rows of a table, as it is stored, in memory that threads share. */
export function noRows({ values, shape }: Table, rows: number): Table['values'] {
  const memory = new SharedArrayBuffer(rows * sizeOf(shape) * values.BYTES_PER_ELEMENT)
  if (values instanceof Uint8Array) return new Uint8Array(memory)
  return values instanceof Int32Array ? new Int32Array(memory) : new Float32Array(memory)
}

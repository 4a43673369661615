import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Table } from '../program/stepProgram'
import { gatherRows } from './gatherRows'

/** Rows of a program's tables. */
export interface TableReader {
  /** Rows by number (int32, `[n]`), scaled: `[n, ...shape]`. */
  rows(table: string, numbers: Tensor): Tensor
  dispose(): void
}

/**
 * Tables stay as they are stored where row numbers can be looked at, and lie in the memory of a graphics card, from the first use on,
 * where looking at them would mean to wait for it.
 */
export function createTableReader(tf: Tf, tables: Readonly<Record<string, Table>>): TableReader {
  const uploaded = new Map<string, Tensor>()
  const find = (name: string): Table => {
    const found = tables[name]
    if (!found) throw new Error(`The program has no table “${name}”`)
    return found
  }
  const upload = (name: string): Tensor => {
    const known = uploaded.get(name)
    if (known) return known
    const table = find(name)
    const all = gatherRows(
      tf,
      table,
      Int32Array.from({ length: table.values.length / sizeOf(table.shape) }, (_, i) => i),
    )
    uploaded.set(name, tf.keep(all))
    return all
  }
  return {
    rows: (name, numbers) =>
      tf.getBackend() === 'webgpu'
        ? tf.gather(upload(name), numbers as never)
        : gatherRows(tf, find(name), numbers.dataSync()),
    dispose: () => uploaded.forEach((tensor) => tensor.dispose()),
  }
}

import { Worker } from 'node:worker_threads'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Table } from '../../../program/stepProgram'
import { copyRows } from '../../copyRows'
import { control, feederProgram, state } from './feederProgram'
import { noRows } from './noRows'

type Values = Table['values']

interface Column {
  readonly values: Values
  readonly width: number
  /** The block. */
  readonly into: Values
}

/** How long the thread may take for a block, ms: only a broken one reaches it. */
const LIMIT = 60_000

/** Rows of all tables side by side, laid out by a thread that works beside the program's own. */
export class RowFeeder {
  private readonly columns: Readonly<Record<string, Column>>
  private readonly shared = new Int32Array(new SharedArrayBuffer(8))
  private readonly rows: Int32Array
  private readonly worker: Worker
  private asked: Int32Array | undefined

  /** @param size Most rows of a block. */
  constructor(tables: Readonly<Record<string, Table>>, size: number) {
    this.columns = Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [
        name,
        { values: toShared(table), width: sizeOf(table.shape), into: noRows(table, size) },
      ]),
    )
    this.rows = new Int32Array(new SharedArrayBuffer(4 * size))
    const { shared, rows } = this
    const workerData = { shared, rows, columns: Object.values(this.columns) }
    this.worker = new Worker(feederProgram, { eval: true, workerData })
    // A thread that does not start, or ends between blocks, leaves the copying to the program's own.
    this.worker.on('error', () => undefined)
    this.worker.unref()
  }

  /** Begins to lay out a block in place of the one before it. */
  prepare(rows: Int32Array): void {
    this.settle()
    this.asked = rows
    this.rows.set(rows)
    this.shared[control.count] = rows.length
    Atomics.store(this.shared, control.state, state.asked)
    Atomics.notify(this.shared, control.state)
  }

  /** A block by table: the one that was prepared, or another, copied here and now. It lasts until the next call. */
  take(rows: Int32Array): Readonly<Record<string, Values>> {
    const prepared = this.settle() && rows === this.asked
    if (!prepared)
      for (const { values, width, into } of Object.values(this.columns)) copyRows(values, width, rows, into)
    return Object.fromEntries(Object.entries(this.columns).map(([name, { into }]) => [name, into]))
  }

  /** Waits until the thread is not at a block; whether it has laid out what it was asked for. Takes back what it has not begun. */
  private settle(): boolean {
    const { shared } = this
    const begun = Atomics.compareExchange(shared, control.state, state.asked, state.idle) !== state.asked
    if (begun && Atomics.wait(shared, control.state, state.copying, LIMIT) === 'timed-out')
      throw new Error('The thread that reads the data stopped.')
    return Atomics.exchange(shared, control.state, state.idle) === state.ready
  }

  release(): void {
    void this.worker.terminate()
  }
}

/** The values in memory that threads share; loaded data are there from the start. */
function toShared(table: Table): Values {
  if (table.values.buffer instanceof SharedArrayBuffer) return table.values
  const shared = noRows(table, table.values.length / sizeOf(table.shape))
  shared.set(table.values)
  return shared
}

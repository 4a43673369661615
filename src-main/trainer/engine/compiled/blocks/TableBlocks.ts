import type { CellValues, StepProgram, Table } from '../../../program/stepProgram'
import { BLOCK_START, tableCell } from '../heldCells'
import { RowFeeder } from './RowFeeder'

/** The cells of a graph. */
interface Cells {
  read(names: readonly string[]): CellValues
  write(name: string, values: Table['values']): void
  /** What was written is in the graph when it returns. */
  flush(): void
}

/** Rows that stand one after another in a list of row numbers. */
interface Block {
  readonly list: string
  /** Place in the list at which it begins. */
  readonly start: number
  /** The whole list. */
  readonly numbers: Int32Array
  /** Those of the block. */
  readonly rows: Int32Array
}

/**
 * Tables that are too large for the graph: it holds a block of each, the rows that the next steps of an entry read, in the order of its
 * list. While they are in use a thread lays out the block after it.
 */
export class TableBlocks {
  private readonly feeder: RowFeeder
  private held: Block | undefined
  private next: Block | undefined

  /** @param size Rows of a block. */
  constructor(
    private readonly program: StepProgram,
    private readonly size: number,
    private readonly cells: Cells,
  ) {
    this.feeder = new RowFeeder(program.tables, size)
  }

  /** Sees to it that the graph holds the rows of an entry's next step; returns how many of the steps can be taken with what it holds then. */
  admit(entry: string, steps: number): number {
    if (steps === 0) return 0
    const reads = this.program.reads?.[entry]
    if (!reads) throw new Error(`The entry “${entry}” goes through no list`)
    const { list, cursor, stride, size } = reads
    const at = (this.readNumbers(cursor)[0] as number) * stride
    const fitting = (block: Block | undefined): number =>
      block?.list === list && at >= block.start
        ? Math.floor((block.start + block.rows.length - at - size) / stride) + 1
        : 0
    if (fitting(this.held) <= 0) this.hold(list, at, stride)
    const ready = fitting(this.held)
    if (ready <= 0)
      throw new Error(`The list “${list}” ends at ${this.held?.numbers.length}: no step of “${entry}” from ${at} on`)
    return Math.min(steps, ready)
  }

  /** What was laid out by a list is of no use once the list has changed. */
  written(cell: string): void {
    if (this.held?.list === cell) this.held = undefined
    if (this.next?.list === cell) this.next = undefined
  }

  private hold(list: string, start: number, stride: number): void {
    const { next } = this
    const block = next?.list === list && next.start === start ? next : this.block(list, start, this.readNumbers(list))
    const columns = this.feeder.take(block.rows)
    for (const [table, values] of Object.entries(columns)) this.cells.write(tableCell(table), values)
    this.cells.write(BLOCK_START, Int32Array.of(start))
    this.cells.flush()
    this.held = block
    this.next = undefined
    const end = start + Math.floor(this.size / stride) * stride
    if (end >= block.numbers.length) return
    this.next = this.block(list, end, block.numbers)
    this.feeder.prepare(this.next.rows)
  }

  private block(list: string, start: number, numbers: Int32Array): Block {
    return { list, start, numbers, rows: numbers.subarray(start, start + this.size) }
  }

  private readNumbers(cell: string): Int32Array {
    return this.cells.read([cell])[cell] as Int32Array
  }

  release(): void {
    this.feeder.release()
  }
}

import type { Variable } from '@tensorflow/tfjs-core'
import { DataType, type Native } from '../../backends/native/binding'
import type { CellValues, Rows, Runner, StepProgram, Table } from '../../program/stepProgram'
import { joinRows, NO_ROWS } from '../joinRows'
import { brokenStep, findBroken, type Trouble } from '../findBroken'
import { toRows } from '../metricRow'
import { TableBlocks } from './blocks/TableBlocks'
import { names } from './buildGraph'
import { CLOCK, type HeldCell } from './heldCells'
import type { Session } from './graph/loadGraph'
import type { Recording } from './recordStep'

/** Most steps of one call. */
export const CHUNK = 256

/** Runs a program that has become a graph. */
export class CompiledRunner implements Runner {
  readonly chunk = CHUNK
  private steps = 0
  /** Tensors that wait to be written, by cell: calls cost more than what they write. */
  private readonly waiting = new Map<number, number>()
  private readonly numbers: ReadonlyMap<string, number>
  private readonly blocks: TableBlocks | undefined

  constructor(
    private readonly native: Native,
    readonly mode: 'native' | 'xla',
    private readonly program: StepProgram,
    private readonly cells: readonly HeldCell[],
    private readonly metrics: ReadonlyMap<string, Recording['metrics']>,
    /** Operations of each entry, in order. */
    readonly operations: ReadonlyMap<string, readonly string[]>,
    private readonly session: Session,
    /** Rows that the graph holds of each table; absent: all. */
    blockRows?: number,
  ) {
    this.numbers = new Map(cells.map(({ name }, i) => [name, i]))
    if (blockRows !== undefined) this.blocks = new TableBlocks(program, blockRows, this)
  }

  get clock(): number {
    return this.steps
  }
  set clock(steps: number) {
    this.steps = steps
    this.write(CLOCK, Int32Array.of(steps))
  }

  run(entry: string, wanted: number): Rows {
    const learns = this.program.learning.includes(entry)
    const steps = this.blocks?.admit(entry, Math.min(wanted, CHUNK)) ?? Math.min(wanted, CHUNK)
    const taken = this.take(entry, steps, learns)
    if (!taken.trouble) {
      if (learns) this.steps += taken.rows.count
      return taken.rows
    }
    if (!learns) return { ...taken.rows, broken: { ...taken.trouble, step: this.steps } }
    // Somewhere in these steps a number was not finite: they are taken back and then again one by one, up to the one before it.
    this.session.run({}, [names.restore])
    if (steps === 1) return brokenStep(taken.trouble, this.steps + 1, taken.rows)
    return this.oneByOne(entry, steps)
  }

  private oneByOne(entry: string, steps: number): Rows {
    const parts: Rows[] = []
    for (let i = 0; i < steps; i++) {
      const rows = this.run(entry, 1)
      if (rows.broken) return { ...joinRows(parts), broken: rows.broken }
      parts.push(rows)
    }
    return joinRows(parts)
  }

  /** Steps as they come out, and what is not finite in them. */
  private take(entry: string, steps: number, learns: boolean): { rows: Rows; trouble?: Trouble } {
    this.flush()
    const { binding } = this.native.backend
    const metrics = this.metrics.get(entry)
    if (!metrics) throw new Error(`The program has no entry “${entry}”`)
    const wanted = binding.createTensor([], DataType.int32, Int32Array.of(steps) as never)
    const fetches = [names.rows(entry), names.count(entry), ...(learns ? [names.sound(entry)] : [])]
    let fetched: ReturnType<Session['run']>
    try {
      fetched = this.session.run({ [names.wanted(entry)]: wanted }, fetches)
    } finally {
      binding.deleteTensor(wanted)
    }
    const [flat = new Float32Array(), [count = 0] = [], [sound = 0] = []] = fetched
    const rows = toRows(flat, count, metrics)
    const trouble = findBroken(rows.values) ?? (sound === 0 ? undefined : { metric: 'weights', value: String(sound) })
    if (!learns && trouble) return { rows: NO_ROWS, trouble }
    return { rows, ...(trouble && { trouble }) }
  }

  read(wanted: readonly string[]): CellValues {
    this.flush()
    // The library refuses a call that wants nothing.
    if (wanted.length === 0) return {}
    const found = this.session.run(
      {},
      wanted.map((name) => names.get(this.numberOf(name))),
    )
    return Object.fromEntries(wanted.map((name, i) => [name, found[i] as Float32Array | Int32Array]))
  }

  write(name: string, values: Table['values']): void {
    this.blocks?.written(name)
    const i = this.numberOf(name)
    const { type, shape } = (this.cells[i] as HeldCell).spec
    // The library would read on behind the end of what is too short.
    const size = shape.reduce((product, length) => product * length, 1)
    if (values.length !== size) throw new Error(`Cell “${name}” holds ${size} numbers, not ${values.length}`)
    const { binding } = this.native.backend
    const before = this.waiting.get(i)
    if (before !== undefined) binding.deleteTensor(before)
    this.waiting.set(i, binding.createTensor([...shape], type, values as never))
  }

  /** Writes what waits. */
  flush(): void {
    if (this.waiting.size === 0) return
    const all = [...this.waiting]
    this.waiting.clear()
    this.set(all)
    for (const [, id] of all) this.native.backend.binding.deleteTensor(id)
  }

  /** Puts tensors of the library into cells. */
  set(all: readonly (readonly [cell: number, id: number])[]): void {
    this.session.run(
      Object.fromEntries(all.map(([cell, id]) => [names.initial(cell), id])),
      all.map(([cell]) => names.set(cell)),
    )
  }

  refresh(): void {
    const { tf } = this.native
    const all = Object.keys(this.program.state)
    const values = this.read(all)
    for (const name of all) {
      const { value } = this.program.state[name] as { value: Variable }
      tf.tidy(() => value.assign(tf.tensor(values[name] as Float32Array, value.shape, value.dtype)))
    }
  }

  adopt(name: string): void {
    const { value } = this.program.state[name] as { value: Variable }
    this.write(name, value.dataSync() as Float32Array | Int32Array)
  }

  private numberOf(name: string): number {
    const found = this.numbers.get(name)
    if (found === undefined) throw new Error(`No cell “${name}”`)
    return found
  }

  /** Lets go of the graph; the program's cells stay. */
  release(): void {
    this.blocks?.release()
    this.session.dispose()
  }

  dispose(): void {
    this.release()
    for (const cell of Object.values(this.program.state)) cell.value.dispose()
  }
}

import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Variable } from '@tensorflow/tfjs-core'
import { createDraw } from '../program/draw'
import type { CellValues, Rows, Runner, StepContext, StepProgram } from '../program/stepProgram'
import { brokenStep, findBroken, type Trouble } from './findBroken'
import { joinRows, NO_ROWS } from './joinRows'
import { readTensors } from './readTensors'
import { createTableReader, type TableReader } from './TableReader'
import { toRow, toRows, type MetricPlace } from './metricRow'

/** Copies of all cells that share their memory until a cell is set, and the clock. */
interface Snapshot {
  readonly cells: readonly (readonly [Variable, Tensor])[]
  readonly clock: number
}

/** Runs a program op by op. */
export class EagerRunner implements Runner {
  readonly mode = 'eager'
  readonly chunk = 1024
  clock = 0
  private readonly tables: TableReader

  constructor(
    private readonly tf: Tf,
    private readonly program: StepProgram,
    private readonly seed: number,
  ) {
    this.tables = createTableReader(tf, program.tables)
  }

  async run(entry: string, steps: number): Promise<Rows> {
    const learns = this.program.learning.includes(entry)
    const wanted = Math.min(steps, this.chunk)
    const before = this.remember()
    try {
      const { rows, trouble } = await this.take(entry, wanted, learns)
      if (!trouble) return rows
      this.takeBack(before)
      if (wanted > 1) return await this.oneByOne(entry, wanted)
      return brokenStep(trouble, this.clock + (learns ? 1 : 0), rows)
    } finally {
      before.cells.forEach(([, copy]) => copy.dispose())
    }
  }

  /**
   * One step, taken back at once, and what it measured: nothing can come between.
   *
   * @param set Cells to set before it, which are taken back as well.
   */
  rehearse(entry: string, set: CellValues = {}): ReturnType<typeof toRow> {
    return this.aside(() => {
      for (const [name, values] of Object.entries(set)) this.write(name, values)
      return this.step(entry)
    })
  }

  /** Does something with the cells and the clock, and takes back at once what became of them: nothing can come between. */
  aside<T>(work: () => T): T {
    const before = this.remember()
    try {
      return work()
    } finally {
      this.takeBack(before)
      before.cells.forEach(([, copy]) => copy.dispose())
    }
  }

  /** After steps that were taken back: again, up to the one before that which spoils something. */
  private async oneByOne(entry: string, steps: number): Promise<Rows> {
    const parts: Rows[] = []
    for (let i = 0; i < steps; i++) {
      const rows = await this.run(entry, 1)
      if (rows.broken) return { ...joinRows(parts), broken: rows.broken }
      parts.push(rows)
    }
    return joinRows(parts)
  }

  /** Steps as they come out, and what is not finite in them. What they measured is read once, for a graphics card is asked in the time of many steps. */
  private async take(entry: string, most: number, learns: boolean): Promise<{ rows: Rows; trouble?: Trouble }> {
    const { tf } = this
    const measured: Tensor[] = []
    let places: readonly MetricPlace[] = []
    for (let done = false; measured.length < most && !done;) {
      const step = this.step(entry)
      measured.push(step.row)
      places = step.places
      if (learns) this.clock++
      const end = places.find(({ name }) => name === 'done')
      if (end) done = ((await step.row.data())[end.at + end.size - 1] ?? 0) > 0
    }
    if (measured.length === 0) return { rows: NO_ROWS }
    const count = measured.length
    const all = tf.tidy(() => tf.concat(learns ? [...measured, this.soundness()] : measured))
    measured.forEach((row) => row.dispose())
    const flat = await all.data()
    all.dispose()
    const rows = toRows(flat, count, places)
    const sound = learns ? (flat.at(-1) ?? 0) : 0
    const trouble = findBroken(rows.values) ?? (sound === 0 ? undefined : { metric: 'weights', value: String(sound) })
    return { rows, ...(trouble && { trouble }) }
  }

  /** What one step measured, still on the device; the clock stays. */
  step(name: string): ReturnType<typeof toRow> {
    const { tf, program, seed, clock } = this
    const entry = program.entries[name]
    if (!entry) throw new Error(`The program has no entry “${name}”`)
    return tf.tidy(() => {
      const context: StepContext = {
        step: tf.scalar(clock, 'int32'),
        draw: (salt) => createDraw(tf, seed, salt, clock),
        listed: (places) => tf.gather(this.listOf(name), places as never),
        rows: (table, numbers) => this.tables.rows(table, numbers),
      }
      return toRow(tf, entry(context)) as never
    })
  }

  /**
   * 0 where all weights are finite, else NaN, `[1]`. The loss alone does not tell: comparisons on some backends turn NaN into a number, and
   * ReLU then hides spoiled weights.
   */
  private soundness(): Tensor {
    const { tf } = this
    const weights = Object.values(this.program.state).filter(({ role, value }) => role === 'weight' && value.trainable)
    const sums = weights.map(({ value }) => tf.reshape(tf.sum(tf.mul(value, 0)), [1]))
    return sums.length > 0 ? tf.addN(sums) : tf.zeros([1])
  }

  private remember(): Snapshot {
    const { tf } = this
    const cells = Object.values(this.program.state).map(({ value }) => [value, tf.keep(tf.clone(value))] as const)
    return { cells, clock: this.clock }
  }

  private takeBack({ cells, clock }: Snapshot): void {
    for (const [cell, copy] of cells) cell.assign(copy as never)
    this.clock = clock
  }

  async read(names: readonly string[]): Promise<CellValues> {
    const values = await readTensors(
      this.tf,
      names.map((name) => this.cell(name)),
    )
    return Object.fromEntries(
      names.map((name, i) => {
        const found = values[i] as Float32Array | Int32Array
        return [name, found instanceof Int32Array ? found.slice() : Float32Array.from(found)]
      }),
    )
  }

  write(name: string, values: Float32Array | Int32Array): void {
    const cell = this.cell(name)
    this.tf.tidy(() => cell.assign(this.tf.tensor(values, cell.shape, cell.dtype)))
  }

  refresh(): void {
    // The cells are the program's own.
  }

  adopt(): void {
    // They are the ones that steps are taken with.
  }

  private listOf(entry: string) {
    const reads = this.program.reads?.[entry]
    if (!reads) throw new Error(`The entry “${entry}” goes through no list`)
    return this.cell(reads.list)
  }

  private cell(name: string) {
    const cell = this.program.state[name]
    if (!cell) throw new Error(`The program has no cell “${name}”`)
    return cell.value
  }

  dispose(): void {
    for (const cell of Object.values(this.program.state)) cell.value.dispose()
    this.leave()
  }

  /** Gives free what it has put on the device itself; the cells stay with the program. */
  leave(): void {
    this.tables.dispose()
  }
}

/** Runs a program op by op on the backend that is set, with draws from the seed. */
export const createEagerRunner = (tf: Tf, program: StepProgram, seed: number): EagerRunner =>
  new EagerRunner(tf, program, seed)

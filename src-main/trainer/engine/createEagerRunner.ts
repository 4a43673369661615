import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { createDraw } from '../program/draw'
import type { CellValues, Rows, Runner, StepContext, StepProgram } from '../program/stepProgram'
import { allFinite } from './allFinite'
import { findBroken, type Broken } from './findBroken'
import { gatherRows } from './gatherRows'

/** Copies of all cells that share their memory until a cell is set. */
type Snapshot = ReadonlyMap<string, Tensor>

class EagerRunner implements Runner {
  readonly mode = 'eager'
  readonly chunk = 1024
  clock = 0

  constructor(
    private readonly tf: Tf,
    private readonly program: StepProgram,
    private readonly seed: number,
  ) {}

  run(entry: string, steps: number): Rows {
    const learns = this.program.learning.includes(entry)
    const collected: Record<string, number[]> = {}
    let count = 0
    let broken: Broken | undefined
    while (count < Math.min(steps, this.chunk)) {
      const before = learns ? this.remember() : new Map<string, Tensor>()
      const row = this.step(entry)
      const trouble = findBroken(row) ?? (learns ? this.findBrokenWeight() : undefined)
      if (trouble) {
        const rate = row['learningRate']?.[0]
        broken = {
          ...trouble,
          step: this.clock + (learns ? 1 : 0),
          ...(Number.isFinite(rate) && { learningRate: rate as number }),
        }
        for (const [name, value] of before) this.cell(name).assign(value as never)
      }
      before.forEach((tensor) => tensor.dispose())
      if (broken) break
      count++
      if (learns) this.clock++
      for (const [name, values] of Object.entries(row)) (collected[name] ??= []).push(...values)
      if ((row['done']?.at(-1) ?? 0) > 0) break
    }
    const values = Object.fromEntries(Object.entries(collected).map(([name, list]) => [name, Float32Array.from(list)]))
    return { count, values, ...(broken && { broken }) }
  }

  private step(name: string): Record<string, Float32Array> {
    const { tf, program, seed, clock } = this
    const entry = program.entries[name]
    if (!entry) throw new Error(`The program has no entry “${name}”`)
    return tf.tidy(() => {
      const context: StepContext = {
        step: tf.scalar(clock, 'int32'),
        draw: (salt) => createDraw(tf, seed, salt, clock),
        listed: (places) => tf.gather(this.listOf(name), places as never),
        rows: (table, numbers) => {
          const found = program.tables[table]
          if (!found) throw new Error(`The program has no table “${table}”`)
          return gatherRows(tf, found, numbers.dataSync())
        },
      }
      const row: Record<string, Float32Array> = {}
      for (const [metric, value] of Object.entries(entry(context))) row[metric] = Float32Array.from(value.dataSync())
      return row as never
    })
  }

  private remember(): Snapshot {
    const { tf } = this
    return new Map(Object.entries(this.program.state).map(([name, cell]) => [name, tf.keep(tf.clone(cell.value))]))
  }

  /** The loss alone does not tell: comparisons on some backends turn NaN into a number, and ReLU then hides spoiled weights. */
  private findBrokenWeight(): Omit<Broken, 'step' | 'learningRate'> | undefined {
    for (const { role, value } of Object.values(this.program.state)) {
      if (role !== 'weight' || !value.trainable) continue
      const values = value.dataSync()
      if (!allFinite(values))
        return { metric: 'weights', value: String(Array.from(values).find((number) => !Number.isFinite(number))) }
    }
    return undefined
  }

  read(names: readonly string[]): CellValues {
    return Object.fromEntries(
      names.map((name) => {
        const values = this.cell(name).dataSync()
        return [name, values instanceof Int32Array ? values.slice() : Float32Array.from(values)]
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
  }
}

/** Runs a program op by op on the backend that is set, with draws from the seed. */
export const createEagerRunner = (tf: Tf, program: StepProgram, seed: number): Runner =>
  new EagerRunner(tf, program, seed)

import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { createDraw } from '../program/draw'
import type { CellValues, Rows, Runner, StepContext, StepProgram } from '../program/stepProgram'
import { gatherRows } from './gatherRows'

/** Copies of all cells that share their memory until a cell is set. */
type Snapshot = ReadonlyMap<string, Tensor>

type Broken = NonNullable<Rows['broken']>

const findBroken = (row: Readonly<Record<string, Float32Array>>, step: number): Broken | undefined => {
  for (const [metric, values] of Object.entries(row)) {
    const bad = values.find((value) => !Number.isFinite(value))
    if (bad === undefined) continue
    const learningRate = row['learningRate']?.[0]
    return { step, metric, value: String(bad), ...(learningRate !== undefined && Number.isFinite(learningRate) && { learningRate }) }
  }
  return undefined
}

const isFinite = (values: ArrayLike<number>): boolean => {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false
  return true
}

/** Up to this many bytes of state, the state before the last step is remembered besides that before this one. */
const SMALL_STATE = 2 ** 28

class EagerRunner implements Runner {
  readonly mode = 'eager'
  readonly chunk = 1024
  clock = 0
  /** Cells before the last steps, the newest last: what is gone back to when a step comes out as NaN. */
  private before: Snapshot[] = []

  private readonly remembered: number

  constructor(private readonly tf: Tf, private readonly program: StepProgram, private readonly seed: number) {
    const bytes = Object.values(program.state).reduce((sum, cell) => sum + 4 * cell.value.size, 0)
    this.remembered = bytes <= SMALL_STATE ? 2 : 1
  }

  run(entry: string, steps: number): Rows {
    const learns = this.program.learning.includes(entry)
    const collected: Record<string, number[]> = {}
    let count = 0
    let broken: Broken | undefined
    while (count < Math.min(steps, this.chunk)) {
      if (learns) this.remember()
      const row = this.step(entry)
      broken = findBroken(row, this.clock + (learns ? 1 : 0))
      if (broken) break
      count++
      if (learns) this.clock++
      for (const [name, values] of Object.entries(row)) (collected[name] ??= []).push(...values)
      if ((row['done']?.at(-1) ?? 0) > 0) break
    }
    if (broken && learns) this.goBack()
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

  private remember(): void {
    const { tf } = this
    this.before.push(new Map(Object.entries(this.program.state).map(([name, cell]) => [name, tf.keep(tf.clone(cell.value))])))
    this.forget(this.remembered)
  }

  /** Takes the broken step back; when the step before it left weights that are not finite, that one too. */
  private goBack(): void {
    const { program } = this
    for (let back = 0; this.before.length > 0; back++) {
      const snapshot = this.before.at(-1) as Snapshot
      for (const [name, cell] of Object.entries(program.state)) cell.value.assign(snapshot.get(name) as never)
      if (back > 0) this.clock--
      if (Object.values(program.state).every((cell) => cell.role !== 'weight' || isFinite(cell.value.dataSync()))) return
      this.forget(this.before.length - 1, 'newest')
    }
  }

  private forget(left: number, which: 'oldest' | 'newest' = 'oldest'): void {
    while (this.before.length > left) {
      const gone = which === 'oldest' ? this.before.shift() : this.before.pop()
      gone?.forEach((tensor) => tensor.dispose())
    }
  }

  read(names: readonly string[]): CellValues {
    return Object.fromEntries(names.map((name) => {
      const values = this.cell(name).dataSync()
      return [name, values instanceof Int32Array ? values.slice() : Float32Array.from(values)]
    }))
  }

  write(name: string, values: Float32Array | Int32Array): void {
    const cell = this.cell(name)
    this.tf.tidy(() => cell.assign(this.tf.tensor(values, cell.shape, cell.dtype)))
  }

  private cell(name: string) {
    const cell = this.program.state[name]
    if (!cell) throw new Error(`The program has no cell “${name}”`)
    return cell.value
  }

  dispose(): void {
    this.forget(0)
    for (const cell of Object.values(this.program.state)) cell.value.dispose()
  }
}

/** Runs a program op by op on the backend that is set, with draws from the seed. */
export const createEagerRunner = (tf: Tf, program: StepProgram, seed: number): Runner => new EagerRunner(tf, program, seed)

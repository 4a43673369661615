import type { Tf } from '@shared/catalog/define/tf'
import type { Cell, CellValues, Rows, Runner, StepProgram } from '../program/stepProgram'
import type { CompiledRunner } from './compiled/CompiledRunner'
import { createCompiledRunner } from './compiled/createCompiledRunner'

/** Time that steps take natively before XLA is tried, ms: about what its compiler takes, so that a trial at most doubles a short run. */
const HEAD_START = 1000
/** Time that steps take in each turn of a trial, ms. */
const TURN = 200
/** XLA, native, and so on: a computer that is slow for a moment is so for both. */
const TURNS = 6
/** Calls that must have been timed. */
const FEWEST = 4
/** XLA compiles long programs for tens of seconds: unrolled recurrences are beyond this, dense networks far below. */
const MOST_OPERATIONS = 600
/** On processors XLA has no fast convolutions, 0.1–0.4 of the native speed wherever it was measured, and no whole recurrences. */
const NOT_FOR_XLA = /^(Conv|Depthwise|MaxPool|AvgPool|BlockLSTM|GRUBlock)/

/** Milliseconds a step in each of the last calls. */
class Times {
  private readonly all: number[] = []
  /** Milliseconds of all calls. */
  spent = 0
  add(steps: number, milliseconds: number): void {
    this.spent += milliseconds
    if (steps > 0) this.all.push(milliseconds / steps)
    if (this.all.length > 64) this.all.shift()
  }
  get count(): number {
    return this.all.length
  }
  /** What the way takes when nothing else is in the way: a quarter of the calls were faster. */
  get calm(): number {
    return [...this.all].sort((a, b) => a - b)[this.all.length >> 2] ?? Infinity
  }
}

/** One way to take the steps, with the times of its turns. */
interface Way {
  readonly runner: CompiledRunner
  readonly times: Times
}

/**
 * Learns natively from the first step on, tries XLA once the run has lasted for as long as its compiler takes, and stays with the faster of
 * the two. The trial is a part of the run: both take the same steps, in turns, so that none is lost.
 */
export class TunedRunner implements Runner {
  private current: Way
  private other: Way | undefined
  /** Native milliseconds of each entry that learns. */
  private readonly spent = new Map<string, number>()
  /** The entry of the trial: the one that most of the time goes to, and so not the last, smaller batch of an epoch. */
  private tried: string | undefined
  /** Of the trial, 1 … TURNS. */
  private turn = 1
  private done: boolean
  refusal: string | undefined

  /** @param now Milliseconds that have passed. */
  constructor(
    private readonly tf: Tf,
    private readonly program: StepProgram,
    private readonly seed: number,
    private readonly now = () => performance.now(),
  ) {
    this.current = { runner: createCompiledRunner(tf, program, seed, 'native'), times: new Times() }
    const learned = program.learning.map((entry) => this.current.runner.operations.get(entry) ?? [])
    this.done = learned.some((all) => all.length > MOST_OPERATIONS || all.some((op) => NOT_FOR_XLA.test(op)))
  }

  tune(entry: string): void {
    if (this.done) return
    const { times } = this.current
    if (this.other === undefined) {
      const all = [...this.spent.values()]
      const total = all.reduce((sum, one) => sum + one, 0)
      if (total >= HEAD_START && this.spent.get(entry) === Math.max(...all)) this.tryXla(entry)
    } else if (entry === this.tried && times.count >= FEWEST && times.spent >= TURN * Math.ceil(this.turn / 2))
      this.takeTurns(this.other)
  }

  private tryXla(entry: string): void {
    let xla: CompiledRunner | undefined
    try {
      xla = this.compile(entry)
      xla.clock = this.current.runner.clock
      // Compiles, and takes no step.
      xla.run(entry, 0)
      this.tried = entry
      this.other = this.current
      this.current = { runner: xla, times: new Times() }
    } catch (error) {
      // An operation that XLA does not know: it stays native.
      this.refusal = error instanceof Error ? error.message : String(error)
      xla?.release()
      this.done = true
    }
  }

  /** The program as it stands, compiled by XLA. */
  private compile(entry: string): CompiledRunner {
    const { tf, program, seed } = this
    const { runner } = this.current
    runner.refresh()
    const cells = Object.entries(program.trial ?? {})
    const kept = runner.read(cells.map(([name]) => name))
    for (const [name, values] of cells) {
      const { value } = program.state[name] as Cell
      tf.tidy(() => value.assign(tf.tensor(values, value.shape, value.dtype)))
    }
    const xla = createCompiledRunner(tf, program, seed, 'xla', [entry])
    for (const [name, values] of Object.entries(kept)) xla.write(name, values)
    return xla
  }

  /** The other way goes on, or, after the last turn, the faster one. */
  private takeTurns(other: Way): void {
    this.done = this.turn++ === TURNS
    const stays = this.done && this.current.times.calm <= other.times.calm
    if (!stays) this.change(other)
    if (!this.done) return
    this.other?.runner.release()
    this.other = undefined
  }

  private change(to: Way): void {
    const from = this.current
    const values = from.runner.read(Object.keys(this.program.state))
    for (const [name, value] of Object.entries(values)) to.runner.write(name, value)
    to.runner.clock = from.runner.clock
    this.current = to
    this.other = from
  }

  run(entry: string, steps: number): Rows {
    const began = this.now()
    const rows = this.current.runner.run(entry, steps)
    if (this.done || !this.program.learning.includes(entry)) return rows
    const took = this.now() - began
    if (this.tried === undefined) this.spent.set(entry, (this.spent.get(entry) ?? 0) + took)
    else if (entry === this.tried) this.current.times.add(rows.count, took)
    return rows
  }

  /** What the run has settled on; a trial's turns are not told. */
  get mode(): Runner['mode'] {
    return this.other ? 'native' : this.current.runner.mode
  }
  get chunk(): number {
    return this.current.runner.chunk
  }
  get clock(): number {
    return this.current.runner.clock
  }
  set clock(steps: number) {
    this.current.runner.clock = steps
  }
  read(names: readonly string[]): CellValues {
    return this.current.runner.read(names)
  }
  write(name: string, values: Float32Array | Int32Array): void {
    this.current.runner.write(name, values)
  }
  refresh(): void {
    this.current.runner.refresh()
  }
  dispose(): void {
    this.other?.runner.release()
    this.current.runner.dispose()
  }
}

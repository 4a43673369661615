import type { Tf } from '@shared/catalog/define/tf'
import type { CellValues, Rows, Runner, StepProgram } from '../program/stepProgram'
import type { CompiledRunner } from './compiled/CompiledRunner'
import { createCompiledRunner } from './compiled/createCompiledRunner'

/** Time that steps take natively before XLA is tried, ms: about what its compiler takes, so that a trial at most doubles a short run. */
const HEAD_START = 1000
/** Time that steps take in XLA before the two are compared, ms. */
const TRIAL = 200
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
  get median(): number {
    return [...this.all].sort((a, b) => a - b)[this.all.length >> 1] ?? Infinity
  }
}

/**
 * Learns natively from the first step on, tries XLA once the run has lasted for as long as its compiler takes, and stays with the faster of
 * the two. The trial is a part of the run: both take the same steps, so that none is lost.
 */
export class TunedRunner implements Runner {
  private current: CompiledRunner
  private other: CompiledRunner | undefined
  private times = new Times()
  private best = Infinity
  private done: boolean

  constructor(
    private readonly tf: Tf,
    private readonly program: StepProgram,
    private readonly seed: number,
  ) {
    this.current = createCompiledRunner(tf, program, seed, 'native')
    const { operations } = this.current
    this.done = operations.length > MOST_OPERATIONS || operations.some((op) => NOT_FOR_XLA.test(op))
  }

  tune(entry: string): void {
    if (this.done || !this.program.learning.includes(entry) || this.times.count < FEWEST) return
    if (this.other === undefined) {
      if (this.times.spent >= HEAD_START) this.tryXla(entry)
    } else if (this.times.spent >= TRIAL) this.decide(this.other)
  }

  private tryXla(entry: string): void {
    let xla: CompiledRunner | undefined
    try {
      this.current.refresh()
      xla = createCompiledRunner(this.tf, this.program, this.seed, 'xla')
      xla.clock = this.current.clock
      // Compiles, and takes no step.
      xla.run(entry, 0)
      this.best = this.times.median
      this.times = new Times()
      this.other = this.current
      this.current = xla
    } catch {
      // An operation that XLA does not know: it stays native.
      xla?.release()
      this.done = true
    }
  }

  private decide(native: CompiledRunner): void {
    this.done = true
    this.other = undefined
    if (this.times.median < this.best) return native.release()
    const values = this.current.read(Object.keys(this.program.state))
    for (const [name, value] of Object.entries(values)) native.write(name, value)
    native.clock = this.current.clock
    this.current.release()
    this.current = native
  }

  run(entry: string, steps: number): Rows {
    const began = performance.now()
    const rows = this.current.run(entry, steps)
    if (!this.done && this.program.learning.includes(entry)) this.times.add(rows.count, performance.now() - began)
    return rows
  }

  get mode(): Runner['mode'] {
    return this.current.mode
  }
  get chunk(): number {
    return this.current.chunk
  }
  get clock(): number {
    return this.current.clock
  }
  set clock(steps: number) {
    this.current.clock = steps
  }
  read(names: readonly string[]): CellValues {
    return this.current.read(names)
  }
  write(name: string, values: Float32Array | Int32Array): void {
    this.current.write(name, values)
  }
  refresh(): void {
    this.current.refresh()
  }
  dispose(): void {
    this.other?.release()
    this.current.dispose()
  }
}

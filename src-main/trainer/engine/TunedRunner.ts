import type { Tf } from '@shared/catalog/define/tf'
import type { EngineWay } from '@shared/training/runEvent'
import type { CellValues, Rows, Runner, StepProgram } from '../program/stepProgram'
import type { CompiledRunner } from './compiled/CompiledRunner'
import { createCompiledRunner } from './compiled/createCompiledRunner'

/** Time that steps take before another way is tried, ms: about what XLA's compiler takes, so that a trial at most doubles a short run. */
const HEAD_START = 1000
/** Operations of a step that XLA compiles in that time. */
const OPERATIONS = 400
/** The same where an earlier run has found the fastest way: enough for the first points of the curve. */
const KNOWN_START = 200
/** Time that steps take in each turn of a trial, ms. */
const TURN = 200
/** Turns of each way: a computer that is slow for a moment is so for all. */
const ROUNDS = 3
/** Calls that must have been timed. */
const FEWEST = 4
/** XLA compiles longer programs for tens of seconds: long unrolled recurrences. */
const MOST_OPERATIONS = 1300
/** On processors XLA has no fast convolutions, 0.1–0.4 of the native speed wherever it was measured, and no whole recurrences. */
const NOT_FOR_XLA = /^(Conv|Depthwise|MaxPool|AvgPool|BlockLSTM|GRUBlock)/
/** Part of the time from which on an entry is worth compiling, besides the one that most of it goes to: of small sets the last batch and validation. */
const WORTH = 0.05
/** From so many parts on half of them are tried too: processors that share a core are counted twice. */
const MANY_PARTS = 4

/** What is known before a run begins. */
export interface TrialPlan {
  /** Parts that batches are cut into unless a trial finds otherwise. */
  readonly parts: number
  /** What a trial of an earlier run found fastest. */
  readonly known?: EngineWay
  /** Whether there is memory for the graphs of a trial; there is unless it says otherwise. */
  readonly tries?: boolean
}

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

/** A way in a trial, with the times of its turns. */
interface Candidate {
  readonly way: EngineWay
  readonly runner: CompiledRunner
  readonly times: Times
  turns: number
}

/** A program with its batches in parts. */
export const cut = (program: StepProgram, parts: number): StepProgram =>
  parts > 1 && program.chained ? program.chained(parts) : program

const equal = (a: EngineWay, b: EngineWay): boolean => a.engine === b.engine && a.chains === b.chains

/**
 * Learns natively from the first step on, tries other ways once the run has lasted for as long as making one takes, and stays with the
 * fastest. The trial is a part of the run: all take the same steps, in turns, so that none is lost. What an earlier run has found is taken
 * without a trial.
 */
export class TunedRunner implements Runner {
  /** The way that steps are taken from the first one on. */
  readonly begun: EngineWay
  private current: Candidate
  /** Ways that wait for their next turn, in order. */
  private readonly resting: Candidate[] = []
  private untried: EngineWay[]
  private readonly trusts: boolean
  /** Time that steps take before a trial, ms. */
  private readonly headStart: number
  /** Milliseconds of each entry before the trial. */
  private readonly spent = new Map<string, number>()
  /** The entry of the trial: the one that most of the time goes to, and so not the last, smaller batch of an epoch. */
  private tried: string | undefined
  settled: EngineWay | undefined
  refusal: string | undefined

  /** @param now Milliseconds that have passed. */
  constructor(
    private readonly tf: Tf,
    private readonly program: StepProgram,
    private readonly seed: number,
    { parts, known, tries = true }: TrialPlan,
    private readonly now = () => performance.now(),
  ) {
    this.begun = known?.engine === 'native' ? known : { engine: 'native', chains: program.chained ? parts : 1 }
    this.current = this.make(this.begun)
    this.trusts = known !== undefined
    const longest = Math.max(0, ...program.learning.map((entry) => this.operationsOf(entry).length / this.begun.chains))
    this.headStart = this.trusts ? KNOWN_START : HEAD_START * Math.max(1, longest / OPERATIONS)
    const wanted = known ? [known].filter((way) => !equal(way, this.begun)) : this.alternatives()
    this.untried = tries ? wanted : []
    if (known && wanted.length === 0) this.settled = known
  }

  private operationsOf(entry: string): readonly string[] {
    return this.current.runner.operations.get(entry) ?? []
  }

  private alternatives(): EngineWay[] {
    const { program, begun } = this
    // XLA is given batches as a whole, so each part's share of the operations.
    const suits = (all: readonly string[]): boolean =>
      all.length / begun.chains <= MOST_OPERATIONS && !all.some((op) => NOT_FOR_XLA.test(op))
    const forXla = program.learning.every((entry) => suits(this.operationsOf(entry)))
    return [
      ...(forXla ? [{ engine: 'xla', chains: 1 } as const] : []),
      ...(begun.chains >= MANY_PARTS ? [{ engine: 'native', chains: Math.floor(begun.chains / 2) } as const] : []),
    ]
  }

  private make(way: EngineWay, entries?: readonly string[]): Candidate {
    const program = cut(this.program, way.chains)
    const runner = createCompiledRunner(this.tf, program, this.seed, way.engine, entries)
    return { way, runner, times: new Times(), turns: 0 }
  }

  /** A trial is to come or goes on. */
  private get tries(): boolean {
    return this.untried.length + this.resting.length > 0
  }

  tune(entry: string): boolean {
    if (!this.tries) return false
    const { times, turns } = this.current
    if (this.tried === undefined) {
      const all = this.program.learning.map((one) => this.spent.get(one) ?? 0)
      const total = all.reduce((sum, one) => sum + one, 0)
      if (total < this.headStart || this.spent.get(entry) !== Math.max(...all)) return false
      this.tried = entry
    } else if (entry !== this.tried || times.count < FEWEST || times.spent < TURN * turns) return false
    this.takeTurns(this.tried)
    return true
  }

  /** The next way goes on, or, after the last turn, the fastest one. */
  private takeTurns(entry: string): void {
    const next = this.prepare(entry) ?? this.resting.shift()
    if (next && next.turns < ROUNDS) {
      this.change(next)
      if (!this.trusts) return
    } else if (next) this.resting.push(next)
    this.settle()
  }

  /** The next way that has not been tried yet, compiled; one that cannot be is left out. */
  private prepare(entry: string): Candidate | undefined {
    const [way, ...rest] = this.untried
    if (!way) return undefined
    this.untried = rest
    let made: Candidate | undefined
    try {
      const total = [...this.spent.values()].reduce((sum, one) => sum + one, 0)
      const spent = [...this.spent].flatMap(([name, took]) => (name === entry || took >= WORTH * total ? [name] : []))
      const worth = [...spent, ...this.laterThan(entry)]
      made = this.make(way, worth)
      made.runner.clock = this.current.runner.clock
      // Compiles, and takes no step.
      for (const name of worth) made.runner.run(name, 0)
      return made
    } catch (error) {
      // An operation that XLA does not know, or memory for no second graph.
      if (way.engine === 'xla') this.refusal = error instanceof Error ? error.message : String(error)
      made?.runner.release()
      return this.prepare(entry)
    }
  }

  /** Entries of learning that have not had a turn yet, with as many rows: those of later phases. */
  private laterThan(entry: string): readonly string[] {
    const { learning, reads = {} } = this.program
    const rows = reads[entry]?.size ?? 0
    return learning.filter((name) => !this.spent.has(name) && (reads[name]?.size ?? 0) >= rows)
  }

  private settle(): void {
    const calm = ({ times }: Candidate): number => times.calm
    const all = [this.current, ...this.resting]
    const best = this.trusts ? this.current : all.reduce((a, b) => (calm(b) < calm(a) ? b : a))
    if (best !== this.current) this.change(best)
    for (const other of this.resting) if (other !== best) other.runner.release()
    this.resting.length = 0
    this.settled = best.way
  }

  private change(to: Candidate): void {
    const from = this.current
    const values = from.runner.read(Object.keys(this.program.state))
    for (const [name, value] of Object.entries(values)) to.runner.write(name, value)
    to.runner.clock = from.runner.clock
    to.turns++
    this.current = to
    this.resting.push(from)
  }

  run(entry: string, steps: number): Rows {
    const began = this.now()
    const rows = this.current.runner.run(entry, steps)
    if (!this.tries) return rows
    const took = this.now() - began
    if (this.tried === undefined) this.spent.set(entry, (this.spent.get(entry) ?? 0) + took)
    else if (entry === this.tried) this.current.times.add(rows.count, took)
    return rows
  }

  /** What the run has settled on; a trial's turns are not told. */
  get mode(): Runner['mode'] {
    return (this.settled ?? this.begun).engine
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
  adopt(name: string): void {
    this.current.runner.adopt(name)
  }
  dispose(): void {
    for (const { runner } of this.resting) runner.release()
    this.current.runner.dispose()
  }
}

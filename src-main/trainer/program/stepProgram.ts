import type { Shape } from '@shared/catalog/define/tensorType'
import type { Draw, Tensor } from '@shared/catalog/define/tf'
import type { JsonValue } from '@shared/graph/document'
import type { EngineWay } from '@shared/training/runEvent'
import type { Variable } from '@tensorflow/tfjs-core'

export interface StepContext {
  /** Steps of learning done before this one, an int32 scalar. Everything that varies from step to step is computed from it, so that a step can be compiled. */
  readonly step: Tensor
  /** Seeded draws; `salt` names who draws. */
  draw(salt: string): Draw
  /** Row numbers that stand at places (int32, `[n]`) of the list that the entry goes through (`StepProgram.reads`), as `rows` takes them. */
  listed(places: Tensor): Tensor
  /** Rows of a table by number (int32, `[n]`), scaled: `[n, ...shape]`. */
  rows(table: string, numbers: Tensor): Tensor
}
/** What a step measured: scalars or small vectors. A metric `done` above 0 ends the call after this step. */
export type Metrics = Readonly<Record<string, Tensor>>
export type Entry = (context: StepContext) => Metrics

/** Everything that lasts between steps. A `setting` may be written while the run goes on. */
export interface Cell {
  readonly value: Variable
  readonly role: 'weight' | 'memory' | 'setting'
}
/** Rows that never change, kept as they are stored: bytes stay bytes. */
export interface Table {
  readonly values: Uint8Array | Float32Array | Int32Array
  /** Shape of one row. */
  readonly shape: Shape
  readonly dtype: 'float32' | 'int32'
  /** Factor on the stored numbers; 1 where absent. */
  readonly scale?: number
}
/** How the steps of an entry go through a list of row numbers: step `c` reads the `size` rows that stand from place `c · stride` on. */
export interface RowReads {
  /** Cell of the list, int32. */
  readonly list: string
  /** Cell with the number of the next step, an int32 scalar; every step adds one. */
  readonly cursor: string
  readonly stride: number
  readonly size: number
  /** Rows left out at the beginning; absent: none. */
  readonly skipped?: number
}
/** What was measured: of each metric the numbers of one step after another, equally many a step. */
export interface Rows {
  readonly count: number
  readonly values: Readonly<Record<string, Float32Array>>
  /** Step number `step` came out as NaN or infinite: it was taken back, `count` leaves it out, and the cells are as before it. Metric `weights`: it would have made a weight infinite. */
  readonly broken?: {
    readonly step: number
    readonly metric: string
    readonly value: string
    readonly learningRate?: number
  }
}
/**
 * The value of a metric from its numbers, those of one step or means over many; `undefined`: it has none there. `rows`: those of the whole part
 * that they are means over; absent: of one step.
 */
export type ReadNumbers = (metric: string, numbers: ArrayLike<number>, rows?: number) => number | undefined
/** Values of cells by name. */
export type CellValues = Readonly<Record<string, Float32Array | Int32Array>>

export interface Phase {
  readonly entry: string
  /** At most so many. */
  readonly steps: number
  /** Cells to set before them. */
  readonly set?: CellValues
  /** Each step's metrics are points of the curves `<series>/<metric>`; absent: the program sums them up itself. */
  readonly series?: string
}
/** The end of a pass through the training rows: what it came to, by series key. */
export interface EpochEnd {
  /** Number of the pass that ended, from 1. */
  readonly epoch: number
  /** Steps of learning done by then. */
  readonly step: number
  readonly values: Readonly<Record<string, number>>
}
export interface Outcome {
  readonly reason: 'completed' | 'earlyStopped'
  /** Metrics on the test part; empty where there is none. */
  readonly test: Readonly<Record<string, number>>
}
/** What `phases` has to remember, as plain JSON. It changes only between yields. */
export type Progress = Record<string, JsonValue>

/** Any way of learning: state, named entries, and what to run next given what was measured. */
export interface StepProgram {
  readonly state: Readonly<Record<string, Cell>>
  readonly tables: Readonly<Record<string, Table>>
  readonly entries: Readonly<Record<string, Entry>>
  /** By entry. Where each entry has one and takes row numbers from `StepContext.listed` alone, a runner need not hold the tables as a whole. */
  readonly reads?: Readonly<Record<string, RowReads>>
  /** Entries whose steps move the clock; the others only measure. */
  readonly learning: readonly string[]
  /** What the numbers of its metrics say; absent: each is a single one, the value itself. */
  readonly readNumbers?: ReadNumbers
  /** Metrics that say how often something happened in a pass: no single step has a value of them. */
  readonly counts?: ReadonlySet<string>
  /** The same with every batch cut into parts that may run side by side; sums then differ by rounding. */
  chained?(parts: number): StepProgram
  /**
   * What to run next; `yield` gives back the steps that were taken of it, at least one, and what they measured. Begun anew with a progress
   * it kept and the cells as they were, it goes on where it was.
   */
  phases(progress: Progress): Generator<Phase | EpochEnd, Outcome, Rows>
}

/** Executes the entries of a program: op by op on any backend, or as one compiled graph. */
export interface Runner {
  readonly mode: 'eager' | 'native' | 'xla'
  /** Why a faster way could not be tried. */
  readonly refusal?: string | undefined
  /** Most steps one call takes. */
  readonly chunk: number
  run(entry: string, steps: number): Rows | Promise<Rows>
  /** Before steps of an entry, outside of their time: may make another way to take them ready for a trial, for seconds; `true` where it has. */
  tune?(entry: string): boolean
  /** The fastest way, once a trial has found it. */
  readonly settled?: EngineWay | undefined
  /** One coherent snapshot of cells, as they are at the call. */
  read(names: readonly string[]): CellValues | Promise<CellValues>
  write(name: string, values: Float32Array | Int32Array): void
  /** Brings the program's cells up to date, for those who look at them from outside. */
  refresh(): void
  /** Goes on with what was put into one of the program's cells from outside, after `refresh`. */
  adopt(name: string): void
  /** Number of learning steps done, saved in checkpoints with the cells. */
  clock: number
  dispose(): void
}

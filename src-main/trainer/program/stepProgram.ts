import type { Draw, Tensor } from '@shared/catalog/define/tf'
import type { Variable } from '@tensorflow/tfjs-core'

export interface StepContext {
  /** Steps done before this one, an int32 scalar. Everything that varies from step to step is computed from it, so that a step can be compiled. */
  readonly step: Tensor
  /** Seeded draws; `salt` names who draws. */
  draw(salt: string): Draw
}
/** What a step measured: scalars or small vectors. A metric `done` above 0 ends the call after this step. */
export type Metrics = Readonly<Record<string, Tensor>>
export type Entry = (context: StepContext) => Metrics

/** Everything that lasts between steps. A `setting` may be written while the run goes on. */
export interface Cell {
  readonly value: Variable | Tensor
  readonly role: 'weight' | 'memory' | 'data' | 'setting'
}
/** What was measured, one value a step and metric. */
export interface Rows {
  readonly count: number
  readonly values: Readonly<Record<string, Float32Array>>
}
export interface Phase {
  readonly entry: string
  readonly steps: number
}
/** Any way of learning: state, named entries, and what to run next given what was measured. */
export interface StepProgram {
  readonly state: Readonly<Record<string, Cell>>
  readonly entries: Readonly<Record<string, Entry>>
  /** What to run next; `yield` gives back what was measured. Ends the run by returning. */
  phases(): Generator<Phase, void, Rows>
}

/** Executes the entries of a program: op by op on any backend, or as one compiled graph. */
export interface Runner {
  readonly mode: 'eager' | 'native' | 'xla'
  /** Most steps one call takes. */
  readonly chunk: number
  run(entry: string, steps: number): Rows
  /** One coherent snapshot of cells. */
  read(names: readonly string[]): Readonly<Record<string, Float32Array | Int32Array>>
  write(name: string, values: Float32Array | Int32Array): void
  /** Number of steps done, saved in checkpoints with the cells. */
  clock: number
  dispose(): void
}

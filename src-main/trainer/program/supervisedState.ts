import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import type { Network } from './createNetwork'
import type { Weights } from './createWeights'
import type { Cell, Table } from './stepProgram'

/** Steps of learning done before a weight began to learn, by name of its cell; none: it has learned from the first step on. */
export type Begun = Readonly<Record<string, number>>

/** What the entries of supervised learning work on. */
export interface SupervisedState {
  readonly tf: Tf
  readonly plan: TrainingPlan
  readonly network: Network
  readonly weights: Weights
  readonly tables: Readonly<Record<string, Table>>
  readonly cells: Readonly<Record<string, Cell>>
  /** Parts that a batch of training is cut into: they share nothing until their gradients are added, and may run side by side. */
  readonly chains: number
  readonly begun: Begun
  /** Steps of an epoch, of each phase. */
  readonly stepsPerEpoch: readonly number[]
}

export function cellOf({ cells }: Pick<SupervisedState, 'cells'>, name: string): Variable {
  const found = cells[name]
  if (!found) throw new Error(`No cell “${name}”`)
  return found.value
}

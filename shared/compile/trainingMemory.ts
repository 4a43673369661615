import { sizeOf } from '../catalog/define/tensorType'
import type { TrainingSettings } from '../graph/document'
import type { CheckedNode } from './checkedGraph'
import { phasesOf } from './phasesOf'
import { memoryNumbers } from './slotsOf'

const BYTES = 4

/** Numbers that the optimizers keep: those for the weights, in each turn that trains them. */
function slotNumbers(training: TrainingSettings, nodes: readonly CheckedNode[]): number {
  const turns = phasesOf(training).flatMap((phase) => phase.turns)
  return turns.reduce((sum, { trains, optimizer: { type, params } = training.optimizer }) => {
    const learning = nodes.filter(({ node }) => trains?.includes(node.id) ?? true)
    const count = learning.reduce((all, { parameterCount }) => all + parameterCount, 0)
    return sum + memoryNumbers(type, params, count)
  }, 0)
}

/** An estimate of the memory that training takes. */
export interface TrainingMemory {
  readonly parameters: number
  /** Numbers that one sample makes on its way. */
  readonly values: number
  /** Bytes of the weights with what belongs to them. */
  readonly weights: number
  /** Bytes of the values and gradients of one batch. */
  readonly batch: number
}

/** What training takes where these nodes are used. */
export function trainingMemory(training: TrainingSettings, nodes: readonly CheckedNode[]): TrainingMemory {
  const parameters = nodes.reduce((sum, { parameterCount }) => sum + parameterCount, 0)
  const values = nodes
    .flatMap(({ outputs }) => Object.values(outputs))
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  return {
    parameters,
    values,
    // The values and their gradients, and what is kept of them.
    weights: BYTES * (2 * parameters + slotNumbers(training, nodes)),
    batch: BYTES * values * 2 * training.batchSize,
  }
}

import { catalog } from '../catalog/catalog'
import { parseParams, type ParamSpecs } from '../catalog/define/params'
import { sizeOf } from '../catalog/define/tensorType'
import type { TrainingSettings } from '../graph/document'
import type { CheckedNode } from './checkedGraph'

const BYTES = 4

/** Weights in memory: the values, their gradients and what the optimizer keeps of each. */
function weightCopies({ optimizer }: TrainingSettings): number {
  const item = catalog.optimizers.get(optimizer.type)
  return 2 + (item?.slots(parseParams(item.params as ParamSpecs, optimizer.params).params as never).length ?? 0)
}

/** An estimate of the memory that training takes, bytes: weights with what belongs to them, and the values and gradients of one batch. */
export function trainingMemory(training: TrainingSettings, nodes: readonly CheckedNode[]) {
  const parameters = nodes.reduce((sum, { parameterCount }) => sum + parameterCount, 0)
  const values = nodes
    .flatMap(({ outputs }) => Object.values(outputs))
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  return {
    parameters,
    /** Numbers that one sample makes on its way. */
    values,
    weights: BYTES * parameters * weightCopies(training),
    batch: BYTES * values * 2 * training.batchSize,
  }
}

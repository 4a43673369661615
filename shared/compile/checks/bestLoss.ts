import { catalog } from '../../catalog/catalog'
import type { LossDefinition } from '../../catalog/define/loss'
import { parseParams } from '../../catalog/define/params'
import type { TensorType } from '../../catalog/define/tensorType'
import { inferNode } from '../inferNode'

/** Taken first where several losses fit equally well: the usual ones of classification and regression. */
const USUAL = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError']

const COST = { error: 100, warning: 10, info: 1 } as const

/** The loss that has least to complain about for these types, the usual ones first. */
export function bestLoss(prediction: TensorType, target: TensorType): LossDefinition | undefined {
  const rank = (loss: LossDefinition): number => {
    const { problems } = inferNode(loss, parseParams(loss.params, {}).params, [prediction, target])
    const usual = USUAL.indexOf(loss.id)
    return (
      problems.reduce((sum, problem) => sum + COST[problem.severity ?? 'error'], 0) +
      (usual < 0 ? USUAL.length : usual) / 10
    )
  }
  return [...catalog.losses.values()].map((loss) => ({ loss, cost: rank(loss) })).sort((a, b) => a.cost - b.cost)[0]
    ?.loss
}

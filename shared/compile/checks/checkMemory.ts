import { catalog } from '../../catalog/catalog'
import { parseParams, type ParamSpecs } from '../../catalog/define/params'
import { sizeOf } from '../../catalog/define/tensorType'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { settingFix } from './settingFixes'

const GIB = 2 ** 30
const BYTES = 4
/** Estimates over this are warned of, GiB: a usual laptop begins to swap. */
export const WARN_GIB = 4
/** Estimates over this are refused, GiB. */
export const REFUSE_GIB = 32

const rounded = (bytes: number): number => Math.round((bytes / GIB) * 10) / 10

/** Weights in memory: the values, their gradients and what the optimizer keeps of each. */
function weightCopies(context: CheckContext): number {
  const { optimizer } = context.document.training
  const item = catalog.optimizers.get(optimizer.type)
  return 2 + (item?.slots(parseParams(item.params as ParamSpecs, optimizer.params).params as never).length ?? 0)
}

const targetOf = (largest: CheckedNode | undefined): DiagnosticTarget =>
  largest ? { kind: 'node', node: largest.node.id } : { kind: 'document' }

/** An estimate of the memory that training takes: weights with what belongs to them, and the values and gradients of one batch. */
export const checkMemory: Check = (context) => {
  let parameters = 0
  let values = 0
  let largest: CheckedNode | undefined
  for (const checked of context.nodes.values()) {
    if (!context.reachesLoss.has(checked.node.id)) continue
    parameters += checked.parameterCount
    if (checked.parameterCount > (largest?.parameterCount ?? 0)) largest = checked
    for (const type of Object.values(checked.outputs)) values += sizeOf(type.shape)
  }
  const { batchSize } = context.document.training
  const weightBytes = BYTES * parameters * weightCopies(context)
  const batchBytes = BYTES * values * 2 * batchSize
  if (weightBytes > WARN_GIB * GIB) {
    context.report({
      code: 'tooManyParameters',
      severity: weightBytes > REFUSE_GIB * GIB ? 'error' : 'warning',
      target: targetOf(largest),
      values: {
        type: largest?.node.type ?? '',
        name: largest?.node.name ?? '',
        count: parameters,
        own: largest?.parameterCount ?? 0,
        gib: rounded(weightBytes),
      },
    })
  }
  if (batchBytes > WARN_GIB * GIB) {
    const fitting = 2 ** Math.floor(Math.log2((WARN_GIB * GIB) / (BYTES * values * 2)))
    context.report({
      code: 'batchTooLarge',
      severity: batchBytes > REFUSE_GIB * GIB ? 'error' : 'warning',
      target: { kind: 'training', setting: 'batchSize' },
      values: { batch: batchSize, gib: rounded(batchBytes), values },
      fixes: () => (fitting >= 1 ? [settingFix(context, 'setBatch', { batch: fitting }, { batchSize: fitting })] : []),
    })
  }
}

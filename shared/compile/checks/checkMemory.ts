import { sizeOf } from '../../catalog/define/tensorType'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { phasesOf } from '../phasesOf'
import { scopeOfTurn } from '../scopeOfTurn'
import { slotsOf } from '../slotsOf'
import { settingFix } from './settingFixes'

const GIB = 2 ** 30
const BYTES = 4
/** Estimates over this are warned of, GiB: a usual laptop begins to swap. */
export const WARN_GIB = 4
/** Estimates over this are refused, GiB. */
export const REFUSE_GIB = 32

const rounded = (bytes: number): number => Math.round((bytes / GIB) * 10) / 10

/** What the optimizers keep: so many numbers for each weight, in each turn that trains it. */
function slotCount(context: CheckContext): number {
  const { document, graph, nodes, losses } = context
  const ids = losses.map(({ node }) => node.id)
  return phasesOf(document.training).reduce(
    (sum, { turns }) =>
      turns.reduce((all, turn) => {
        const { type, params } = turn.optimizer ?? document.training.optimizer
        const { trains } = scopeOfTurn(graph, (id) => nodes.get(id), ids, turn)
        const weights = [...trains].reduce((count, id) => count + (nodes.get(id)?.parameterCount ?? 0), 0)
        return all + weights * slotsOf(type, params).length
      }, sum),
    0,
  )
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
  // Values and gradients, and what the optimizers remember.
  const weightBytes = BYTES * (2 * parameters + slotCount(context))
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

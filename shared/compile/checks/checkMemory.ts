import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { Check } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { settingFix } from './settingFixes'

const GIB = 2 ** 30
/** Estimates over this are warned of, GiB: a usual laptop begins to swap. */
export const WARN_GIB = 4
/** Estimates over this are refused, GiB. */
export const REFUSE_GIB = 32

const rounded = (bytes: number): number => Math.round((bytes / GIB) * 10) / 10

const targetOf = (largest: CheckedNode | undefined): DiagnosticTarget =>
  largest ? { kind: 'node', node: largest.node.id } : { kind: 'document' }

/** Networks that no usual computer can train. */
export const checkMemory: Check = (context) => {
  const { parameters, values, weights: weightBytes, batch: batchBytes } = context.memory
  const used = [...context.nodes.values()].filter(({ node }) => context.reachesLoss.has(node.id))
  const largest = used.reduce<CheckedNode | undefined>(
    (most, checked) => (checked.parameterCount > (most?.parameterCount ?? 0) ? checked : most),
    undefined,
  )
  const { batchSize } = context.document.training
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
    const fitting = 2 ** Math.floor(Math.log2((WARN_GIB * GIB) / (batchBytes / batchSize)))
    context.report({
      code: 'batchTooLarge',
      severity: batchBytes > REFUSE_GIB * GIB ? 'error' : 'warning',
      target: { kind: 'training', setting: 'batchSize' },
      values: { batch: batchSize, gib: rounded(batchBytes), values },
      fixes: () => (fitting >= 1 ? [settingFix(context, 'setBatch', { batch: fitting }, { batchSize: fitting })] : []),
    })
  }
}

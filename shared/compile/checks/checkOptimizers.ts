import { catalog } from '../../catalog/catalog'
import { sizeOf } from '../../catalog/define/tensorType'
import type { ItemChoice } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { trainingRows } from './dataInUse'
import { settingFix } from './settingFixes'
import { taughtLayer } from './taughtLayer'

/** An optimizer where it is chosen, and the nodes whose weights it changes; absent: all. */
interface Use {
  readonly choice: ItemChoice
  readonly setting: string
  readonly trains?: readonly string[] | undefined
  /** Losses and rules that are learned with it; absent: all. */
  readonly objectives?: readonly string[] | undefined
}

/** Each optimizer that changes weights: of the settings, or of single turns. */
function usesOf({ document: { training } }: CheckContext): readonly Use[] {
  const { phases = [], optimizer } = training
  if (phases.length === 0) return [{ choice: optimizer, setting: 'optimizer' }]
  return phases.flatMap((phase, i) =>
    phase.turns.map((turn, k): Use => {
      const setting = turn.optimizer ? `phases.${i}.turns.${k}.optimizer` : 'optimizer'
      return { choice: turn.optimizer ?? optimizer, setting, trains: turn.trains, objectives: turn.objectives }
    }),
  )
}

/** Weights that gradients may change. */
function weightsOf(context: CheckContext, { trains, objectives }: Use): number {
  const ruled = new Set(
    context.losses
      .filter(({ node }) => objectives?.includes(node.id) ?? true)
      .flatMap((loss) => taughtLayer(context, loss)?.node.id ?? []),
  )
  return [...context.nodes.values()]
    .filter(({ node }) => !ruled.has(node.id))
    .filter(({ node }) => context.reachesLoss.has(node.id) && node.sharesWith === undefined)
    .filter(({ node }) => node.trainable !== false && (trains?.includes(node.id) ?? true))
    .flatMap(({ weights }) => Object.values(weights).filter(({ trainable, byRule }) => trainable && !byRule))
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0)
}

/** Optimizers that keep a matrix of all weights, and those that want the same rows in every step. */
export const checkOptimizers: Check = (context) => {
  const { batchSize } = context.document.training
  const rows = trainingRows(context)
  const learns = context.losses.some(({ item }) => !item.rule)
  // Where several turns go by one choice, the one with the most weights counts.
  const counted = usesOf(context).map((use) => ({ use, count: weightsOf(context, use) }))
  const largest = counted.filter(({ use, count }, i) =>
    counted.every(
      (other, k) => other.use.setting !== use.setting || other.count < count || (other.count === count && k >= i),
    ),
  )
  for (const { use, count } of learns ? largest : []) {
    const item = catalog.optimizers.get(use.choice.type)
    const target = { kind: 'training', setting: use.setting } as const
    const most = item?.joint?.most
    if (most !== undefined && count > most)
      context.report({
        code: 'optimizerForFewWeights',
        severity: 'error',
        target,
        values: { type: use.choice.type, kind: 'optimizer', count, most },
        fixes: () =>
          use.setting === 'optimizer'
            ? [
                settingFix(
                  context,
                  'useOptimizer',
                  { type: 'conjugateGradient' },
                  { optimizer: { type: 'conjugateGradient', params: {} } },
                ),
              ]
            : [],
      })
    if (item?.wholeData && count > 0 && rows !== undefined && rows > batchSize)
      context.report({
        code: 'optimizerWantsAllRows',
        severity: 'info',
        target,
        values: { type: use.choice.type, kind: 'optimizer', rows, batch: batchSize },
        fixes: () => [settingFix(context, 'setBatch', { batch: rows }, { batchSize: rows })],
      })
  }
}

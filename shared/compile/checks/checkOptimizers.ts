import { catalog } from '../../catalog/catalog'
import type { ItemChoice } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { dataInUse, partsOf } from './dataInUse'
import { settingFix } from './settingFixes'

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
  const turns = phases.flatMap((phase, i) =>
    phase.turns.map((turn, k): Use => {
      const setting = turn.optimizer ? `phases.${i}.turns.${k}.optimizer` : 'optimizer'
      return { choice: turn.optimizer ?? optimizer, setting, trains: turn.trains, objectives: turn.objectives }
    }),
  )
  return turns
}

/** Weights that gradients may change. */
function weightsOf(context: CheckContext, { trains, objectives }: Use): number {
  const taught = context.losses.flatMap(({ node, item, incoming: [first] }) =>
    item.rule && first && (objectives?.includes(node.id) ?? true) ? [first.source.node] : [],
  )
  const ruled = new Set(taught)
  return [...context.nodes.values()]
    .filter(({ node }) => !ruled.has(node.id))
    .filter(({ node }) => context.reachesLoss.has(node.id) && node.sharesWith === undefined)
    .filter(({ node }) => node.trainable !== false && (trains?.includes(node.id) ?? true))
    .flatMap(({ weights }) => Object.values(weights).filter(({ trainable, byRule }) => trainable && !byRule))
    .reduce((sum, { shape }) => sum + shape.reduce((size, n) => size * n, 1), 0)
}

/** Optimizers that keep a matrix of all weights, and those that want the same rows in every step. */
export const checkOptimizers: Check = (context) => {
  const { batchSize } = context.document.training
  const [data] = dataInUse(context)
  const rows = data && partsOf(data[1], context.document.training.split).train
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

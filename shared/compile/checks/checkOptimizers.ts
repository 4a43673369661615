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
}

/** Each optimizer that changes weights: of the settings, or of single turns. */
function usesOf({ document: { training } }: CheckContext): readonly Use[] {
  const { phases = [], optimizer } = training
  if (phases.length === 0) return [{ choice: optimizer, setting: 'optimizer' }]
  const turns = phases.flatMap((phase, i) =>
    phase.turns.map((turn, k): Use => {
      const setting = turn.optimizer ? `phases.${i}.turns.${k}.optimizer` : 'optimizer'
      return { choice: turn.optimizer ?? optimizer, setting, trains: turn.trains }
    }),
  )
  return turns.filter(({ setting }, i) => turns.findIndex((one) => one.setting === setting) === i)
}

/** Weights that gradients may change. */
const weightsOf = (context: CheckContext, { trains }: Use): number =>
  [...context.nodes.values()]
    .filter(({ node }) => context.reachesLoss.has(node.id) && node.sharesWith === undefined)
    .filter(({ node }) => node.trainable !== false && (trains?.includes(node.id) ?? true))
    .flatMap(({ weights }) => Object.values(weights).filter(({ trainable, byRule }) => trainable && !byRule))
    .reduce((sum, { shape }) => sum + shape.reduce((size, n) => size * n, 1), 0)

/** Optimizers that keep a matrix of all weights, and those that want the same rows in every step. */
export const checkOptimizers: Check = (context) => {
  const { batchSize } = context.document.training
  const [data] = dataInUse(context)
  const rows = data && partsOf(data[1], context.document.training.split).train
  const learns = context.losses.some(({ item }) => !item.rule)
  for (const use of usesOf(context)) {
    const item = catalog.optimizers.get(use.choice.type)
    const target = { kind: 'training', setting: use.setting } as const
    const count = weightsOf(context, use)
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
    if (item?.wholeData && learns && count > 0 && rows !== undefined && rows > batchSize)
      context.report({
        code: 'optimizerWantsAllRows',
        severity: 'info',
        target,
        values: { type: use.choice.type, kind: 'optimizer', rows, batch: batchSize },
        fixes: () => [settingFix(context, 'setBatch', { batch: rows }, { batchSize: rows })],
      })
  }
}

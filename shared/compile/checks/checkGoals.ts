import { catalog } from '../../catalog/catalog'
import type { TensorType } from '../../catalog/define/tensorType'
import { LOSS_FOR } from '../../catalog/losses/_check'
import type { Fix } from '../../graph/diagnostic'
import type { PortRef } from '../../graph/document'
import type { Check, CheckContext, LossNode } from '../checkContext'
import { addRuleFix } from '../fixes/addRule'
import { addWired } from '../fixes/addWired'
import { insertDense } from '../fixes/insertDense'
import { makeFix } from '../fixes/makeFix'
import { replaceFix, setParamFix } from '../fixes/nodeFixes'
import { swapForRule } from '../fixes/swapForRule'
import { weightOwner } from '../weightOwner'
import { outputsNear } from './outputsNear'
import { taughtLayer } from './taughtLayer'

/** Distance from a node to a new one that follows it, px. */
const STEP = 280

/** The target a loss can be given: labels of the data first. */
function targetOf(context: CheckContext): { readonly ref: PortRef; readonly type: TensorType } | undefined {
  const found = [...context.nodes.values()].flatMap(({ node, item, outputs }) => {
    const type = item?.kind === 'dataset' ? outputs['target'] : undefined
    return type ? [{ ref: { node: node.id, port: 'target' }, type }] : []
  })
  return found.find(({ type }) => type.labels) ?? found[0]
}

/** The loss for a target of this kind, wired to it and to the last end of the network that nobody uses, one that data reaches first. */
function addLossFix(context: CheckContext): Fix | null {
  const target = targetOf(context)
  if (!target) return null
  const ends = outputsNear(context, ['layer', 'activation'], { x: Number.MAX_SAFE_INTEGER, y: 0 })
  const prediction = (ends.find(({ free, type }) => free && type) ?? ends.find(({ free }) => free))?.ref
  const from = context.graph.byId.get(prediction?.node ?? target.ref.node)?.position ?? { x: 0, y: 0 }
  const type = target.type.labels ? LOSS_FOR[target.type.labels.encoding] : 'meanSquaredError'
  return addWired(context, type, { x: from.x + STEP, y: from.y }, [
    ...(prediction ? [[prediction, 'prediction'] as const] : []),
    [target.ref, 'target'],
  ])
}

/** A data set in front of everything, wired to nothing yet. */
function addDataFixes(context: CheckContext): Fix[] {
  const left = context.document.nodes.reduce((low, node) => Math.min(low, node.position.x), Infinity)
  const top = context.document.nodes.find((node) => node.position.x === left)?.position.y ?? 0
  const position = { x: Number.isFinite(left) ? left - STEP : 0, y: top }
  const [first] = catalog.datasets.values()
  if (!first) return []
  const id = context.newId()
  return [
    makeFix(
      'addData',
      { type: first.id },
      { type: 'insert', collection: 'nodes', items: [{ value: { id, type: first.id, params: {}, position } }] },
    ),
  ]
}

/** A Dense between a loss and what it compares, as wide as its target: weights that read what fixed ones make. */
function addReadout(context: CheckContext, loss: LossNode): Fix | null {
  const [first, second] = loss.item.inputs
  const edge = loss.incoming.find(({ target }) => target.port === first?.name)
  const type = loss.inputs[loss.incoming.findIndex(({ target }) => target.port === second?.name)]
  const classes = type?.labels && !['binary', 'signed'].includes(type.labels.encoding) ? type.labels.classes : undefined
  const width = classes ?? (type ?? loss.inputs[0])?.shape.at(-1)
  return edge && width !== undefined ? insertDense(context, loss, edge, width) : null
}

function reportNothingToTrain(context: CheckContext): void {
  const inUse = [...context.nodes.values()].filter(
    ({ node, item }) => item?.kind === 'layer' && context.reachesLoss.has(node.id),
  )
  const ownerOf = (id: string): string => weightOwner((one) => context.nodes.get(one), id)
  const taught = new Set(context.losses.flatMap((loss) => taughtLayer(context, loss)?.node.id ?? []).map(ownerOf))
  const trained = inUse.filter(
    ({ node, weights }) =>
      Object.values(weights).some(({ trainable, byRule }) => trainable && !byRule) ||
      (Object.values(weights).some(({ trainable }) => trainable) && taught.has(ownerOf(node.id))),
  )
  // Before the shapes are known nobody can say what there is to train.
  if (context.losses.length === 0 || inUse.some(({ outputs }) => Object.keys(outputs).length === 0)) return
  if (trained.length === 0)
    context.report({
      code: 'nothingToTrain',
      severity: 'error',
      target: { kind: 'document' },
      fixes: () => context.losses.slice(0, 1).map((loss) => swapForRule(context, loss) ?? addReadout(context, loss)),
    })
  else if (trained.every(({ node }) => node.trainable === false)) {
    context.report({
      code: 'everythingFrozen',
      severity: 'error',
      target: { kind: 'document' },
      values: { count: trained.length },
      fixes: () => [
        makeFix(
          'unfreeze',
          { count: trained.length },
          {
            type: 'update',
            collection: 'nodes',
            patches: trained.map(({ node }) => ({ id: node.id, patch: { trainable: undefined } })),
          },
        ),
      ],
    })
  }
}

/** Losses that teach nothing: one of all must teach something. */
function reportIdleLosses(context: CheckContext): void {
  const idle = context.losses.filter(({ item, params }) => item.shownOnly || params['weight'] === 0)
  const all = idle.length === context.losses.length
  for (const { node, item, inputs } of idle) {
    if (!item.shownOnly) {
      context.report({
        code: 'lossWeightZero',
        severity: all ? 'error' : 'info',
        target: { kind: 'param', node: node.id, param: 'weight' },
        values: { type: node.type },
        fixes: () => [setParamFix(context, node.id, 'weight', 1)],
      })
    } else if (all) {
      const labels = inputs[1]?.labels
      context.report({
        code: 'lossShownOnly',
        severity: 'error',
        target: { kind: 'node', node: node.id },
        values: { type: node.type },
        fixes: () => [replaceFix(context, node.id, labels ? LOSS_FOR[labels.encoding] : 'hinge')],
      })
    }
  }
}

/** Rules for the last classical layers, which learn by nothing else. */
const rulesWanted = (context: CheckContext): readonly (Fix | null)[] =>
  [...context.nodes.values()]
    .filter(({ item }) => item?.kind === 'layer' && item.category === 'classical')
    .slice(-1)
    .map((layer) => addRuleFix(context, layer))

/** What training needs: data, a loss with some weight, and weights to change. */
export const checkGoals: Check = (context) => {
  if (context.document.nodes.length === 0) {
    context.report({
      code: 'emptyGraph',
      severity: 'error',
      target: { kind: 'document' },
      fixes: () => addDataFixes(context),
    })
    return
  }
  const hasData = [...context.nodes.values()].some(({ item }) => item?.kind === 'dataset')
  if (!hasData)
    context.report({
      code: 'noData',
      severity: 'error',
      target: { kind: 'document' },
      fixes: () => addDataFixes(context),
    })
  if (context.losses.length === 0) {
    context.report({
      code: 'noLoss',
      severity: 'error',
      target: { kind: 'document' },
      fixes: () => [...rulesWanted(context), addLossFix(context)],
    })
  }
  reportIdleLosses(context)
  reportNothingToTrain(context)
}

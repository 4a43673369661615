import { catalog } from '../../catalog/catalog'
import type { TensorType } from '../../catalog/define/tensorType'
import { LOSS_FOR } from '../../catalog/losses/_check'
import type { Fix } from '../../graph/diagnostic'
import type { PortRef } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { addRuleFix } from '../fixes/addRule'
import { addWired } from '../fixes/addWired'
import { makeFix } from '../fixes/makeFix'
import { replaceFix, setParamFix } from '../fixes/nodeFixes'
import { outputsNear } from './outputsNear'

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

function reportNothingToTrain(context: CheckContext): void {
  const inUse = [...context.nodes.values()].filter(
    ({ node, item }) => item?.kind === 'layer' && context.reachesLoss.has(node.id),
  )
  const trained = inUse.filter(({ weights }) => Object.values(weights).some((weight) => weight.trainable))
  // Before the shapes are known nobody can say what there is to train.
  if (context.losses.length === 0 || inUse.some(({ outputs }) => Object.keys(outputs).length === 0)) return
  if (trained.length === 0) context.report({ code: 'nothingToTrain', severity: 'error', target: { kind: 'document' } })
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

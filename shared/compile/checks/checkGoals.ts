import { catalog } from '../../catalog/catalog'
import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge, PortRef } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { makeFix } from '../fixes/makeFix'
import { setParamFix } from '../fixes/nodeFixes'
import { bestLoss } from './bestLoss'
import { outputsNear, type TypedOutput } from './outputsNear'

/** Distance from a node to a new one that follows it, px. */
const STEP = 280

/** The targets a loss can be given: labels of the data first. */
function targetOf(context: CheckContext): TypedOutput | undefined {
  const found = [...context.nodes.values()].flatMap(({ node, item, outputs }) => {
    const type = item?.kind === 'dataset' ? outputs['target'] : undefined
    return type ? [{ ref: { node: node.id, port: 'target' }, type }] : []
  })
  return found.find(({ type }) => type.labels) ?? found[0]
}

/** A new loss behind the last free output, wired to it and to the target of the data. */
function addLossFix(context: CheckContext): Fix | null {
  const prediction = outputsNear(context, ['layer', 'activation'], { x: Number.MAX_SAFE_INTEGER, y: 0 }, 'free')[0]
  const target = targetOf(context)
  const loss = prediction && target && bestLoss(prediction.type, target.type)
  if (!loss) return null
  const from = context.graph.byId.get(prediction.ref.node)?.position ?? { x: 0, y: 0 }
  const id = context.newId()
  const edge = (source: PortRef, port: string): { value: GraphEdge } => ({
    value: { id: context.newId(), source, target: { node: id, port } },
  })
  return makeFix(
    'addLoss',
    { type: loss.id },
    {
      type: 'batch',
      edits: [
        {
          type: 'insert',
          collection: 'nodes',
          items: [{ value: { id, type: loss.id, params: {}, position: { x: from.x + STEP, y: from.y } } }],
        },
        {
          type: 'insert',
          collection: 'edges',
          items: [edge(prediction.ref, 'prediction'), edge(target.ref, 'target')],
        },
      ],
    },
  )
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
      fixes: () => [addLossFix(context)],
    })
  }
  const silent = context.losses.filter(({ params }) => params['weight'] === 0)
  for (const { node } of silent) {
    const all = silent.length === context.losses.length
    context.report({
      code: 'lossWeightZero',
      severity: all ? 'error' : 'info',
      target: { kind: 'param', node: node.id, param: 'weight' },
      values: { type: node.type },
      fixes: () => [setParamFix(context, node.id, 'weight', 1)],
    })
  }
  reportNothingToTrain(context)
}

import { catalog } from '../../catalog/catalog'
import { itemId } from '../../catalog/define/params'
import { sizeOf, vocabularyOf } from '../../catalog/define/tensorType'
import { setParam } from '../../graph/commands/setParam'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { makeFix } from '../fixes/makeFix'
import { bypassFix, setParamFix } from '../fixes/nodeFixes'

/** Sigmoid layers in a row from which the gradient fades visibly: each multiplies it by at most 1/4. */
const FADING = 4
/** How many times more ids than come in are worth a word. */
const SPARE = 2

const trains = ({ weights }: CheckedNode): boolean => Object.values(weights).some((weight) => weight.trainable)

/** The activation of a layer by its own parameter; undefined for what has none. */
const ownActivation = ({ item, params }: CheckedNode): string | undefined => {
  const spec = item?.params['activation']
  if (item?.kind === 'layer' && item.innerActivation) return undefined
  return spec?.type === 'item' && spec.kind === 'activation' ? itemId(params['activation']) : undefined
}

const onlyFeeder = (context: CheckContext, { incoming }: CheckedNode): CheckedNode | undefined => {
  const [edge] = incoming
  return incoming.length === 1 && edge ? context.nodes.get(edge.source.node) : undefined
}

const sizeAt = (type: { readonly shape: readonly number[] } | null | undefined): number =>
  type ? sizeOf(type.shape) : 0

/** Layers of the same kind that nothing but this node feeds. */
const followersOf = (context: CheckContext, { node }: CheckedNode): CheckedNode[] =>
  (context.graph.outgoing.get(node.id) ?? []).flatMap(({ target }) => {
    const next = context.nodes.get(target.node)
    const follows = next?.node.type === node.type && onlyFeeder(context, next)?.node.id === node.id
    return follows && trains(next) ? [next] : []
  })

/** Two linear layers in a row are one (Theorem 1.5.1), unless the first is a bottleneck, which limits the rank on purpose. */
function reportStackedLinear(context: CheckContext, checked: CheckedNode): void {
  if (ownActivation(checked) !== 'linear' || !trains(checked)) return
  const after = followersOf(context, checked).flatMap(({ outputs }) => Object.values(outputs)[0] ?? [])
  const middle = sizeAt(Object.values(checked.outputs)[0])
  const narrow = middle < sizeAt(checked.inputs[0]) && after.some(({ shape }) => middle < sizeOf(shape))
  if (after.length === 0 || middle === 0 || narrow) return
  const { id, type, name = '' } = checked.node
  context.report({
    code: 'stackedLinear',
    severity: 'info',
    target: { kind: 'param', node: id, param: 'activation' },
    values: { type, name },
    fixes: () => (catalog.activations.has('relu') ? [setParamFix(context, id, 'activation', 'relu')] : []),
  })
}

/** A table with many more rows than there are ids: those left over never learn. Shared rows may be for the ids of another. */
function reportSpareIds(context: CheckContext, { node, item, params, inputs }: CheckedNode): void {
  const param = item?.kind === 'layer' ? item.idsBelow : undefined
  const [ids] = inputs
  if (param === undefined || !ids) return
  const size = vocabularyOf(ids)
  const count = Number(params[param])
  if (size === 0 || count <= SPARE * size) return
  if (node.sharesWith !== undefined || context.document.nodes.some(({ sharesWith }) => sharesWith === node.id)) return
  context.report({
    code: 'idsSpare',
    severity: 'info',
    target: { kind: 'param', node: node.id, param },
    values: { type: node.type, count, size },
    fixes: () => [setParamFix(context, node.id, param, size)],
  })
}

/** A layer that drops or blurs values right before the loss spoils the answer itself. */
function reportNoisyOutput(context: CheckContext, checked: CheckedNode): void {
  const { node, item } = checked
  if (item?.kind !== 'layer' || item.category !== 'regularize' || Object.keys(checked.weights).length > 0) return
  const atLoss = (context.graph.outgoing.get(node.id) ?? []).some(
    (edge) => edge.target.port === 'prediction' && context.nodes.get(edge.target.node)?.item?.kind === 'loss',
  )
  if (!atLoss) return
  context.report({
    code: 'dropoutOnOutput',
    severity: 'warning',
    target: { kind: 'node', node: node.id },
    values: { type: node.type },
    fixes: () => [bypassFix(context, node.id)],
  })
}

/** Softmax over one unit inside the network; in front of a loss the loss itself complains. */
function reportSoftmaxOne(context: CheckContext, checked: CheckedNode): void {
  if (ownActivation(checked) !== 'softmax' || Object.values(checked.outputs)[0]?.shape.at(-1) !== 1) return
  const judged = (context.graph.outgoing.get(checked.node.id) ?? []).some(
    (edge) => context.nodes.get(edge.target.node)?.item?.kind === 'loss',
  )
  if (judged) return
  context.report({
    code: 'softmaxOneUnit',
    severity: 'warning',
    target: { kind: 'param', node: checked.node.id, param: 'activation' },
    values: { type: checked.node.type },
    fixes: () =>
      catalog.activations.has('sigmoid') ? [setParamFix(context, checked.node.id, 'activation', 'sigmoid')] : [],
  })
}

/** Sigmoids in a chain let the gradient fade. Said once, at the last layer of the chain. */
function reportFading(context: CheckContext): void {
  const depth = new Map<string, number>()
  const before = new Map<string, string>()
  for (const id of context.sorted.order) {
    const checked = context.nodes.get(id)
    if (!checked || ownActivation(checked) !== 'sigmoid' || !trains(checked)) continue
    const feeder = onlyFeeder(context, checked)
    depth.set(id, 1 + ((feeder && depth.get(feeder.node.id)) ?? 0))
    if (feeder && depth.has(feeder.node.id)) before.set(id, feeder.node.id)
  }
  const inside = new Set(before.values())
  for (const [id, count] of depth) {
    if (count < FADING || inside.has(id)) continue
    // The last sigmoid may be the output, which needs it.
    const chain: string[] = []
    for (let at = before.get(id); at !== undefined; at = before.get(at)) chain.push(at)
    context.report({
      code: 'vanishingGradient',
      severity: 'info',
      target: { kind: 'node', node: id },
      values: { count },
      fixes: () =>
        catalog.activations.has('relu')
          ? [
              makeFix(
                'setAll',
                { count: chain.length, value: 'relu' },
                {
                  type: 'batch',
                  edits: chain.flatMap((node) => setParam(context.document, node, 'activation', 'relu')?.edit ?? []),
                },
              ),
            ]
          : [],
    })
  }
}

/** What a lecturer would say about a network that works, but not well. */
export const checkAdvice: Check = (context) => {
  for (const checked of context.nodes.values()) {
    reportStackedLinear(context, checked)
    reportSpareIds(context, checked)
    reportNoisyOutput(context, checked)
    reportSoftmaxOne(context, checked)
  }
  reportFading(context)
}

import { chosen } from '../../catalog/chosen'
import type { ActivationDefinition } from '../../catalog/define/activation'
import { spreadFrom } from '../graphIndex'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { replaceFix, setParamFix } from '../fixes/nodeFixes'

/** The activation that all values which leave a node went through. */
function activationOf({ item, params }: CheckedNode): ActivationDefinition | undefined {
  if (item?.kind === 'activation') return item
  const shows = item?.kind === 'layer' && 'activation' in item.params && !item.innerActivation
  return shows ? chosen('activation', params['activation'])?.item : undefined
}

/** Nodes that gradients come to, and those with a flat activation where they end. */
function followGradients({ losses, nodes }: CheckContext): {
  learning: ReadonlySet<string>
  ends: readonly CheckedNode[]
} {
  const learning = new Set<string>()
  const ends = new Map<string, CheckedNode>()
  const open = losses.flatMap(({ incoming }) => incoming)
  for (let edge = open.pop(); edge; edge = open.pop()) {
    const node = nodes.get(edge.source.node)
    if (!node || learning.has(node.node.id)) continue
    if (activationOf(node)?.flat !== undefined) ends.set(node.node.id, node)
    else {
      learning.add(node.node.id)
      open.push(...node.incoming)
    }
  }
  return { learning, ends: [...ends.values()] }
}

const canLearn = ({ node, weights }: CheckedNode): boolean =>
  node.trainable !== false && Object.values(weights).some(({ trainable }) => trainable)

/** Layers from which every way to a loss leads through an activation without a slope: they would never change. */
export const checkFlat: Check = (context) => {
  const { learning, ends } = followGradients(context)
  for (const end of ends) {
    const { id, type, name = '' } = end.node
    const before = [...spreadFrom([id], context.graph, 'upstream')].flatMap((one) => context.nodes.get(one) ?? [])
    const stuck = before.filter((one) => canLearn(one) && !learning.has(one.node.id))
    const activation = activationOf(end)
    const smooth = activation?.flat
    if (stuck.length === 0 || smooth === undefined) continue
    const isNode = end.item?.kind === 'activation'
    context.report({
      code: 'gradientBlocked',
      severity: 'warning',
      target: isNode ? { kind: 'node', node: id } : { kind: 'param', node: id, param: 'activation' },
      values: { type, name, activation: activation?.id ?? '', count: stuck.length },
      fixes: () => [isNode ? replaceFix(context, id, smooth) : setParamFix(context, id, 'activation', smooth)],
    })
  }
}

import { nodeItems } from '../../catalog/catalog'
import type { GraphNode } from '../../graph/document'
import { spreadFrom } from '../graphIndex'
import type { Check, CheckContext } from '../checkContext'
import { connectFix, deleteFix } from '../fixes/nodeFixes'

/** The loss whose prediction is still empty and that lies nearest. */
function emptyLoss(context: CheckContext, from: GraphNode) {
  const distance = (node: GraphNode): number =>
    Math.hypot(node.position.x - from.position.x, node.position.y - from.position.y)
  return context.losses
    .filter(({ incoming }) => !incoming.some((edge) => edge.target.port === 'prediction'))
    .sort((a, b) => distance(a.node) - distance(b.node))[0]
}

/** Nodes whose values nobody uses, and losses that no data reaches. */
export const checkUse: Check = (context) => {
  const known = context.document.nodes.every((node) => nodeItems.has(node.type))
  // Without a loss nothing is used, and that is said once.
  if (context.losses.length === 0 || !known) return
  const fed = spreadFrom(
    [...context.nodes.values()].filter(({ item }) => item?.kind === 'dataset').map(({ node }) => node.id),
    context.graph,
    'downstream',
  )
  for (const { node, item, incoming } of context.nodes.values()) {
    const values = { type: node.type, name: node.name ?? '' }
    const target = { kind: 'node', node: node.id } as const
    if (item?.kind === 'loss') {
      const wired = item.inputs.every((port) => incoming.some((edge) => edge.target.port === port.name))
      if (wired && !fed.has(node.id)) context.report({ code: 'unreached', severity: 'warning', target, values })
      continue
    }
    if (context.reachesLoss.has(node.id)) continue
    const outgoing = context.graph.outgoing.get(node.id) ?? []
    // An empty input port of a lone node has been reported already.
    if (outgoing.length === 0 && incoming.length === 0 && item?.kind !== 'dataset') continue
    const loss = outgoing.length === 0 && item?.kind !== 'dataset' ? emptyLoss(context, node) : undefined
    const port = item?.outputs[0]?.name
    context.report({
      code: outgoing.length === 0 ? 'danglingOutput' : 'unreachable',
      severity: 'warning',
      target,
      values,
      fixes: () => [
        loss && port !== undefined
          ? connectFix(context, { node: node.id, port }, { node: loss.node.id, port: 'prediction' })
          : null,
        deleteFix(context, node.id),
      ],
    })
  }
}

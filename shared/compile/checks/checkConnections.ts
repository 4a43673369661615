import type { GraphEdge } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { makeFix } from '../fixes/makeFix'
import { removeEdgesFix } from '../fixes/nodeFixes'

const nameOf = (context: CheckContext, id: string): { type: string; name: string } => {
  const node = context.graph.byId.get(id)
  return { type: node?.type ?? '', name: node?.name ?? '' }
}

/** An edge to a port that its node does not have; moving it to the first port mends it where there is one. */
function reportUnknownPort(context: CheckContext, edge: GraphEdge, side: 'source' | 'target'): void {
  const end = edge[side]
  const checked = context.nodes.get(end.node)
  if (!checked?.item) return
  const specs = side === 'source' ? checked.item.outputs : checked.item.inputs
  // A data set may have a port that it does not fill, such as the target of unlabeled data.
  const filled =
    side === 'target' ||
    checked.item.kind !== 'dataset' ||
    !context.datasets.has(end.node) ||
    Object.hasOwn(checked.outputs, end.port)
  if (specs.some((port) => port.name === end.port) && filled) return
  const free = specs.find((port) => {
    if (side === 'source') return Object.hasOwn(checked.outputs, port.name)
    return port.many || !checked.incoming.some((other) => other.target.port === port.name)
  })
  context.report({
    code: 'portUnknown',
    severity: 'error',
    target: { kind: 'edge', edge: edge.id },
    values: { ...nameOf(context, end.node), port: end.port },
    fixes: () => [
      ...(free
        ? [
            makeFix(
              'usePort',
              { type: checked.node.type, port: free.name },
              {
                type: 'update',
                collection: 'edges',
                patches: [{ id: edge.id, patch: { [side]: { ...end, port: free.name } } }],
              },
            ),
          ]
        : []),
      removeEdgesFix('removeEdge', [edge.id]),
    ],
  })
}

/** Edges: cycles, missing ends, ports that are not there. */
export const checkConnections: Check = (context) => {
  for (const edge of context.graph.loose) {
    const missing = context.graph.byId.has(edge.source.node) ? edge.target.node : edge.source.node
    context.report({
      code: 'edgeNowhere',
      severity: 'error',
      target: { kind: 'edge', edge: edge.id },
      values: { node: missing },
      fixes: () => [removeEdgesFix('removeEdge', [edge.id])],
    })
  }
  for (const edge of context.sorted.closing) {
    const from = nameOf(context, edge.source.node)
    const to = nameOf(context, edge.target.node)
    context.report({
      code: 'cycle',
      severity: 'error',
      target: { kind: 'edge', edge: edge.id },
      values: {
        type: from.type,
        name: from.name,
        toType: to.type,
        toName: to.name,
        count: context.sorted.onCycle.size,
      },
      fixes: () => [removeEdgesFix('removeEdge', [edge.id])],
    })
  }
  for (const edge of context.document.edges) {
    reportUnknownPort(context, edge, 'source')
    reportUnknownPort(context, edge, 'target')
  }
}

import type { WireEnd } from '../wire/wireRoute'
import { expectedSize } from './expectedSize'
import type { WireEdge } from './flowTypes'
import type { FlowNodes } from './useFlowNodes'
import { wireEnd } from './wireEnds'

/** An edge between the places where its two ports are drawn. */
export interface DrawnWire {
  readonly id: string
  readonly source: WireEnd
  readonly target: WireEnd
}

/** The edges whose both ports are drawn, and where they end. */
export function drawnWires(
  { nodes, sizes }: Pick<FlowNodes, 'nodes' | 'sizes'>,
  edges: readonly WireEdge[],
): DrawnWire[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)]
    if (!source || !target) return []
    const from = wireEnd(source, sizes.get(source.id) ?? expectedSize(source), edge.sourceHandle ?? '', 'output')
    const to = wireEnd(target, sizes.get(target.id) ?? expectedSize(target), edge.targetHandle ?? '', 'input')
    return from && to ? [{ id: edge.id, source: from, target: to }] : []
  })
}

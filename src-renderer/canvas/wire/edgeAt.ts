import type { Position } from '@shared/graph/document'
import { CARD_SIZE } from '../flow/portLayout'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { wireEnd } from '../flow/wireEnds'
import { nearestWire } from './nearestWire'

/** Id of the edge under a point of the canvas; edges at the node `except` do not count. */
export function edgeAt(
  { nodes, sizes }: FlowNodes,
  { edges }: FlowGraph,
  point: Position,
  except: string | undefined,
): string | null {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const wires = edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)]
    if (!source || !target || edge.source === except || edge.target === except) return []
    const from = wireEnd(source, sizes.get(source.id) ?? CARD_SIZE, edge.sourceHandle ?? '', 'output')
    const to = wireEnd(target, sizes.get(target.id) ?? CARD_SIZE, edge.targetHandle ?? '', 'input')
    return from && to ? [{ id: edge.id, source: from, target: to }] : []
  })
  return nearestWire(point, wires)
}

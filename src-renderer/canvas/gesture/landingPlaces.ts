import type { GraphDocument, Position } from '@shared/graph/document'
import type { FlowGraph } from '../flow/toFlowGraph'

/** Places of the document's items after a drag of drawn nodes: the members of a folded group move as it did, a frame has no place of its own. */
export function landingPlaces(
  document: GraphDocument,
  graph: FlowGraph,
  places: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const positions = new Map<string, Position>()
  for (const [id, to] of places) {
    const drawn = graph.nodes.find((candidate) => candidate.id === id)
    if (drawn?.type !== 'folded') {
      if (drawn) positions.set(id, to)
      continue
    }
    const members = new Set(document.groups.find((group) => group.id === id)?.nodes)
    for (const member of document.nodes) {
      if (!members.has(member.id)) continue
      positions.set(member.id, {
        x: member.position.x + to.x - drawn.position.x,
        y: member.position.y + to.y - drawn.position.y,
      })
    }
  }
  return positions
}

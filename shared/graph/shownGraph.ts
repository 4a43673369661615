import type { GraphDocument, GraphNode, Position } from './document'

/** The upper left corner of what stands at these places. */
export const topLeft = (points: readonly Position[]): Position => ({
  x: Math.min(...points.map((point) => point.x)),
  y: Math.min(...points.map((point) => point.y)),
})

/** The document as it is seen: a folded group is one node where its card is, with the edges of its members. */
export function shownGraph(document: GraphDocument): GraphDocument {
  const folded = document.groups.filter((group) => group.folded)
  if (folded.length === 0) return document
  const groupOf = new Map(folded.flatMap((group) => group.nodes.map((id) => [id, group.id] as const)))
  const cards = folded.flatMap((group): GraphNode[] => {
    const places = document.nodes.filter((node) => groupOf.get(node.id) === group.id).map((node) => node.position)
    return places.length === 0
      ? []
      : [{ id: group.id, type: `group:${group.id}`, params: {}, position: topLeft(places) }]
  })
  const end = ({ node, port }: { readonly node: string; readonly port: string }) => {
    const group = groupOf.get(node)
    return group === undefined ? { node, port } : { node: group, port: `${node}/${port}` }
  }
  const edges = document.edges.map((edge) => ({ ...edge, source: end(edge.source), target: end(edge.target) }))
  return {
    ...document,
    nodes: [...document.nodes.filter((node) => !groupOf.has(node.id)), ...cards],
    edges: edges.filter(({ source, target }) => source.node !== target.node),
    groups: document.groups.filter((group) => !group.folded),
  }
}

/** Places of what is seen as places of the document's nodes: the members of a folded group move as its card does. */
export function fromShown(document: GraphDocument, places: ReadonlyMap<string, Position>): Map<string, Position> {
  const all = new Map(places)
  for (const group of document.groups) {
    const to = group.folded ? places.get(group.id) : undefined
    if (!to) continue
    const inside = new Set(group.nodes)
    const members = document.nodes.filter((node) => inside.has(node.id))
    const from = topLeft(members.map((node) => node.position))
    for (const { id, position } of members)
      all.set(id, { x: position.x + to.x - from.x, y: position.y + to.y - from.y })
    all.delete(group.id)
  }
  return all
}

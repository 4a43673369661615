import type { GraphDocument, GraphEdge, GraphNode } from '../graph/document'

/** A document's nodes and edges, looked up. */
export interface GraphIndex {
  readonly byId: ReadonlyMap<string, GraphNode>
  /** Edges between nodes that exist, by their target, in document order. */
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>
  /** Edges with an end that does not exist. */
  readonly loose: readonly GraphEdge[]
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export function indexGraph(document: GraphDocument): GraphIndex {
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  const incoming = new Map<string, GraphEdge[]>()
  const outgoing = new Map<string, GraphEdge[]>()
  const loose: GraphEdge[] = []
  for (const edge of document.edges) {
    if (!byId.has(edge.source.node) || !byId.has(edge.target.node)) loose.push(edge)
    else {
      push(incoming, edge.target.node, edge)
      push(outgoing, edge.source.node, edge)
    }
  }
  return { byId, incoming, outgoing, loose }
}

/** All nodes that lead to the given ones, or that the given ones lead to, themselves included. */
export function spreadFrom(starts: Iterable<string>, graph: GraphIndex, way: 'upstream' | 'downstream'): Set<string> {
  const seen = new Set(starts)
  const open = [...seen]
  const edges = way === 'upstream' ? graph.incoming : graph.outgoing
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edges.get(id) ?? []) {
      const next = way === 'upstream' ? edge.source.node : edge.target.node
      if (seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}

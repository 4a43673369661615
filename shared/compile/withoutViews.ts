import { catalog } from '../catalog/catalog'
import type { GraphDocument } from '../graph/document'

/** Nodes and edges of the network itself, without the nodes that only show what it makes. */
export function withoutViews({
  nodes,
  edges,
}: Pick<GraphDocument, 'nodes' | 'edges'>): Pick<GraphDocument, 'nodes' | 'edges'> {
  const views = new Set(nodes.filter(({ type }) => catalog.views.has(type)).map(({ id }) => id))
  if (views.size === 0) return { nodes, edges }
  return {
    nodes: nodes.filter(({ id }) => !views.has(id)),
    edges: edges.filter(({ target }) => !views.has(target.node)),
  }
}

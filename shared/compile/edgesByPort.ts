import type { NodeDefinition } from '../catalog/catalog'
import type { GraphEdge } from '../graph/document'

/** Edges that come in, in port order and, within a port, document order; edges to ports that the type lacks come last. */
export function edgesByPort(item: NodeDefinition, edges: readonly GraphEdge[]): readonly GraphEdge[] {
  if (item.inputs.length === 1 && edges.every((edge) => edge.target.port === item.inputs[0]?.name)) return edges
  const place = new Map(item.inputs.map((port, index) => [port.name, index]))
  const rank = (edge: GraphEdge): number => place.get(edge.target.port) ?? item.inputs.length
  return [...edges].sort((a, b) => rank(a) - rank(b))
}

import type { GraphDocument, PortRef } from '../document'
import { findPort } from '../findPort'

/** Ids of the edges that must go when another takes this input port: none on a port that takes many. */
export function occupants(document: GraphDocument, target: PortRef): string[] {
  const node = document.nodes.find((n) => n.id === target.node)
  if (!node || findPort(node, 'inputs', target.port)?.many) return []
  return document.edges
    .filter((edge) => edge.target.node === target.node && edge.target.port === target.port)
    .map((edge) => edge.id)
}

import type { PortRef } from '@shared/graph/document'
import type { Connection, Edge } from '@xyflow/react'

/** A drawn end as a port of the document: a folded group's ports are named after the ports inside. */
export const portRef = (node: string, handle: string | null | undefined): PortRef => {
  const slash = (handle ?? '').indexOf('/')
  return slash < 0
    ? { node, port: handle ?? '' }
    : { node: (handle ?? '').slice(0, slash), port: (handle ?? '').slice(slash + 1) }
}

/** The two ports of the document that a drawn connection joins. */
export const toEnds = (connection: Connection | Edge): { readonly source: PortRef; readonly target: PortRef } => ({
  source: portRef(connection.source, connection.sourceHandle),
  target: portRef(connection.target, connection.targetHandle),
})

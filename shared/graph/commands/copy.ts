import type { GraphDocument } from '../document'
import { CLIP_VERSION, type Clip } from '../clip'

/** The selected nodes and notes with the edges between them and the groups that lie wholly inside. `null` when nothing is selected. */
export function copy(document: GraphDocument, ids: readonly string[]): Clip | null {
  const wanted = new Set(ids)
  const nodes = document.nodes.filter((node) => wanted.has(node.id))
  const notes = document.notes.filter((note) => wanted.has(note.id))
  if (nodes.length + notes.length === 0) return null
  const chosen = new Set(nodes.map((node) => node.id))
  return {
    format: 'neuroloom-clip',
    version: CLIP_VERSION,
    nodes,
    edges: document.edges.filter((edge) => chosen.has(edge.source.node) && chosen.has(edge.target.node)),
    groups: document.groups.filter((group) => group.nodes.length > 0 && group.nodes.every((id) => chosen.has(id))),
    notes,
  }
}

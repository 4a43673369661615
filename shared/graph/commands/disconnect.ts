import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Removes edges; `null` when none of them is there. */
export function disconnect(document: GraphDocument, edgeIds: readonly string[]): LabeledEdit | null {
  const wanted = new Set(edgeIds)
  const ids = document.edges.filter((edge) => wanted.has(edge.id)).map((edge) => edge.id)
  return ids.length === 0 ? null : { label: 'disconnect', edit: { type: 'remove', collection: 'edges', ids } }
}

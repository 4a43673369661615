import type { GraphDocument } from '../document'
import type { CollectionName, Edit, LabeledEdit } from '../edit'
import { deleteNodes } from './deleteNodes'
import type { NewId } from '../createId'

/** Deletes a selection of any kind: nodes (their neighbors heal), edges, notes and group frames. `null` when nothing of it is there. */
export function removeItems(document: GraphDocument, ids: readonly string[], newId: NewId): LabeledEdit | null {
  const wanted = new Set(ids)
  const gone = new Set(document.nodes.filter((node) => wanted.has(node.id)).map((node) => node.id))
  const inside = (collection: CollectionName): string[] =>
    document[collection].filter((item) => wanted.has(item.id)).map((item) => item.id)
  // An edge of a deleted node goes with its node; a group whose nodes all go, too.
  const edges = document.edges
    .filter((e) => wanted.has(e.id) && !gone.has(e.source.node) && !gone.has(e.target.node))
    .map((e) => e.id)
  const groups = document.groups
    .filter((g) => wanted.has(g.id) && !(g.nodes.length > 0 && g.nodes.every((id) => gone.has(id))))
    .map((g) => g.id)
  const notes = inside('notes')
  const nodes = deleteNodes(document, [...gone], newId)
  const edits: Edit[] = [
    ...(edges.length > 0 ? [{ type: 'remove', collection: 'edges', ids: edges } as const] : []),
    ...(nodes ? [nodes.edit] : []),
    ...(groups.length > 0 ? [{ type: 'remove', collection: 'groups', ids: groups } as const] : []),
    ...(notes.length > 0 ? [{ type: 'remove', collection: 'notes', ids: notes } as const] : []),
  ]
  return edits.length === 0 ? null : { label: 'delete', edit: { type: 'batch', edits } }
}

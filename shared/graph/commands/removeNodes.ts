import type { GraphDocument } from '../document'
import type { Edit, LabeledEdit } from '../edit'

/**
 * Removes nodes with all that hangs on them: their edges, their places in groups (a group left empty goes too), and other nodes'
 * links to their weights. `null` when none of them is there.
 */
export function removeNodes(document: GraphDocument, ids: readonly string[]): LabeledEdit | null {
  const gone = new Set(ids)
  const present = document.nodes.filter((node) => gone.has(node.id)).map((node) => node.id)
  if (present.length === 0) return null
  const edges = document.edges
    .filter((edge) => gone.has(edge.source.node) || gone.has(edge.target.node))
    .map((edge) => edge.id)
  const touched = document.groups.filter((group) => group.nodes.some((id) => gone.has(id)))
  const emptied = touched.filter((group) => group.nodes.every((id) => gone.has(id))).map((group) => group.id)
  const shrunk = touched.filter((group) => !emptied.includes(group.id))
  const orphans = document.nodes.filter(
    (node) => !gone.has(node.id) && node.sharesWith !== undefined && gone.has(node.sharesWith),
  )
  const edits: Edit[] = [
    { type: 'remove', collection: 'edges', ids: edges },
    {
      type: 'update',
      collection: 'groups',
      patches: shrunk.map((group) => ({ id: group.id, patch: { nodes: group.nodes.filter((id) => !gone.has(id)) } })),
    },
    { type: 'remove', collection: 'groups', ids: emptied },
    {
      type: 'update',
      collection: 'nodes',
      patches: orphans.map((node) => ({ id: node.id, patch: { sharesWith: undefined } })),
    },
    { type: 'remove', collection: 'nodes', ids: present },
  ]
  const needed = edits.filter((edit) =>
    edit.type === 'remove' ? edit.ids.length > 0 : edit.type === 'update' && edit.patches.length > 0,
  )
  return { label: 'delete', edit: { type: 'batch', edits: needed } }
}

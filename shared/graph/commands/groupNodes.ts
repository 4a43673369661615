import type { NewId } from '../createId'
import type { GraphDocument } from '../document'
import type { Edit, LabeledEdit } from '../edit'

/** Puts a frame around nodes. A node is in one group at most, so it leaves its old one. `null` when no node is there. */
export function groupNodes(
  document: GraphDocument,
  ids: readonly string[],
  title: string,
  newId: NewId,
): LabeledEdit | null {
  const wanted = new Set(ids)
  const nodes = document.nodes.filter((node) => wanted.has(node.id)).map((node) => node.id)
  if (nodes.length === 0) return null
  const touched = document.groups.filter((group) => group.nodes.some((id) => wanted.has(id)))
  const emptied = touched.filter((group) => group.nodes.every((id) => wanted.has(id))).map((group) => group.id)
  const shrunk = touched.filter((group) => !emptied.includes(group.id))
  const edits: Edit[] = [
    ...(shrunk.length > 0
      ? [
          {
            type: 'update',
            collection: 'groups',
            patches: shrunk.map((g) => ({ id: g.id, patch: { nodes: g.nodes.filter((id) => !wanted.has(id)) } })),
          } as const,
        ]
      : []),
    ...(emptied.length > 0 ? [{ type: 'remove', collection: 'groups', ids: emptied } as const] : []),
    { type: 'insert', collection: 'groups', items: [{ value: { id: newId(), title, nodes, folded: false } }] },
  ]
  return { label: 'group', edit: { type: 'batch', edits } }
}

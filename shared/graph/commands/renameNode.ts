import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Names a node; an empty name gives it back the name of its type. `null` when nothing changes. */
export function renameNode(document: GraphDocument, nodeId: string, name: string): LabeledEdit | null {
  const node = document.nodes.find((n) => n.id === nodeId)
  const wanted = name.trim().slice(0, 200) || undefined
  if (!node || node.name === wanted) return null
  return {
    label: 'rename',
    edit: { type: 'update', collection: 'nodes', patches: [{ id: nodeId, patch: { name: wanted } }] },
  }
}

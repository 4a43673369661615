import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Gives a group another title. `null` when nothing changes. */
export function renameGroup(document: GraphDocument, groupId: string, title: string): LabeledEdit | null {
  const group = document.groups.find((g) => g.id === groupId)
  const wanted = title.trim()
  if (!group || group.title === wanted) return null
  return {
    label: 'rename',
    edit: { type: 'update', collection: 'groups', patches: [{ id: groupId, patch: { title: wanted } }] },
  }
}

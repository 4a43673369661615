import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Folds a group into one card or unfolds it. `null` when nothing changes. */
export function setFolded(document: GraphDocument, groupId: string, folded: boolean): LabeledEdit | null {
  const group = document.groups.find((g) => g.id === groupId)
  if (!group || group.folded === folded) return null
  return {
    label: 'fold',
    edit: { type: 'update', collection: 'groups', patches: [{ id: groupId, patch: { folded } }] },
  }
}

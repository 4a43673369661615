import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Takes frames away; their nodes stay. `null` when none of them is there. */
export function ungroup(document: GraphDocument, groupIds: readonly string[]): LabeledEdit | null {
  const wanted = new Set(groupIds)
  const ids = document.groups.filter((group) => wanted.has(group.id)).map((group) => group.id)
  return ids.length === 0 ? null : { label: 'ungroup', edit: { type: 'remove', collection: 'groups', ids } }
}

import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Names the project. `null` when nothing changes. */
export function setTitle(document: GraphDocument, title: string): LabeledEdit | null {
  const wanted = title.trim().slice(0, 200)
  return wanted === document.title ? null : { label: 'title', edit: { type: 'set', patch: { title: wanted } } }
}

import type { GraphDocument, GraphNote } from '../document'
import type { LabeledEdit } from '../edit'

/** Changes the text or the size of a note (80–4000 by 40–4000 px). `null` when nothing changes. */
export function editNote(
  document: GraphDocument,
  noteId: string,
  patch: Partial<Pick<GraphNote, 'text' | 'size'>>,
): LabeledEdit | null {
  const note = document.notes.find((n) => n.id === noteId)
  if (!note) return null
  const { size } = patch
  const next = {
    ...(patch.text !== undefined && { text: patch.text }),
    ...(size && {
      size: { width: Math.min(4000, Math.max(80, size.width)), height: Math.min(4000, Math.max(40, size.height)) },
    }),
  }
  if (JSON.stringify({ ...note, ...next }) === JSON.stringify(note)) return null
  return { label: 'editNote', edit: { type: 'update', collection: 'notes', patches: [{ id: noteId, patch: next }] } }
}

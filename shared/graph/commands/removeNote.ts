import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Takes a note away; `null` when it is not there. */
export const removeNote = (document: GraphDocument, noteId: string): LabeledEdit | null =>
  document.notes.some((note) => note.id === noteId)
    ? { label: 'delete', edit: { type: 'remove', collection: 'notes', ids: [noteId] } }
    : null

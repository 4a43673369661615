import type { NewId } from '../createId'
import type { Position } from '../document'
import type { LabeledEdit } from '../edit'

/** Lays a sheet of text on the canvas. */
export const addNote = (
  position: Position,
  text: string,
  newId: NewId,
  size = { width: 240, height: 120 },
): LabeledEdit => ({
  label: 'addNote',
  edit: { type: 'insert', collection: 'notes', items: [{ value: { id: newId(), text, position, size } }] },
})

import type { NewId } from '../createId'
import type { GraphDocument, Position } from '../document'
import { copy } from './copy'
import { pasteClip, type Pasted } from './paste'

/** Doubles nodes and notes with the edges between them, a little to the side. `null` when nothing is selected. */
export function duplicate(
  document: GraphDocument,
  ids: readonly string[],
  newId: NewId,
  offset: Position = { x: 32, y: 32 },
): Pasted | null {
  const chosen = copy(document, ids)
  return chosen && pasteClip(document, chosen, offset, newId, 'duplicate')
}

import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { LabeledEdit } from '@shared/graph/edit'
import { insertedIds } from '@shared/graph/insertedIds'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'
import { canvasStore } from './canvasStore'
import { makeRoom } from './makeRoom'

/** Mends a problem as the diagnostic proposes, with room for the cards that this adds: one step of undo. */
export function applyFix(studio: Studio, change: LabeledEdit): void {
  const group = `fix:${createId()}`
  canvasStore.getState().commands?.animateNext()
  if (!applyChange(studio, change, group)) return
  for (const id of insertedIds(change.edit, 'nodes')) {
    const { document } = studio.documents.getState()
    applyChange(studio, moveNodes(document, makeRoom(document, id)), group)
  }
}

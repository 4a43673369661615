import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { LabeledEdit } from '@shared/graph/edit'
import { insertedIds } from '@shared/graph/insertedIds'
import { shownGraph } from '@shared/graph/shownGraph'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'
import { canvasStore } from './canvasStore'
import { CARD_SIZE } from './flow/portLayout'
import { makeRoom } from './makeRoom'

/** Until cards stand where they were moved to, ms. */
const SETTLED_AFTER = 180

/** Whether every card is seen whole. */
function isAllSeen(studio: Studio): boolean {
  const { commands } = canvasStore.getState()
  const { nodes } = shownGraph(studio.documents.getState().document)
  return nodes.every(({ position: { x, y } }) =>
    [
      { x, y },
      { x: x + CARD_SIZE.width, y: y + CARD_SIZE.height },
    ].every((end) => commands?.toCanvas(commands.toWindow(end))),
  )
}

/** Who saw the whole network goes on seeing it with what was added; of a part of it, at least that. */
function showAdded(studio: Studio, ids: readonly string[], sawAll: boolean): void {
  const { commands } = canvasStore.getState()
  const [first] = ids
  if (first === undefined || isAllSeen(studio)) return
  if (sawAll) commands?.fit()
  else commands?.reveal(first)
}

/** Mends a problem as the diagnostic proposes, with room for the cards that this adds, in sight: one step of undo. */
export function applyFix(studio: Studio, change: LabeledEdit): void {
  const group = `fix:${createId()}`
  const sawAll = isAllSeen(studio)
  canvasStore.getState().commands?.animateNext()
  if (!applyChange(studio, change, group)) return
  const added = insertedIds(change.edit, 'nodes')
  for (const id of added) {
    const { document } = studio.documents.getState()
    applyChange(studio, moveNodes(document, makeRoom(document, id)), group)
  }
  setTimeout(() => showAdded(studio, added, sawAll), SETTLED_AFTER)
}

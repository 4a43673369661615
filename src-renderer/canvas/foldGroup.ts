import { moveNodes } from '@shared/graph/commands/moveNodes'
import { setFolded } from '@shared/graph/commands/setFolded'
import { createId } from '@shared/graph/createId'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'
import { canvasStore } from './canvasStore'
import { unfoldRoom } from './unfoldRoom'

/** Folds a group, or unfolds it in place, with room for all that is inside: one step of undo. */
export function foldGroup(studio: Studio, groupId: string, folded: boolean, step = `fold:${createId()}`): void {
  const { commands } = canvasStore.getState()
  const current = () => studio.documents.getState().document
  commands?.animateNext()
  if (!folded) {
    const places = unfoldRoom(current(), groupId, commands?.sizes() ?? new Map())
    applyChange(studio, moveNodes(current(), places, 'fold'), step)
  }
  applyChange(studio, setFolded(current(), groupId, folded), step)
}

import { copy } from '@shared/graph/commands/copy'
import { paste } from '@shared/graph/commands/paste'
import { removeItems } from '@shared/graph/commands/removeItems'
import { createId } from '@shared/graph/createId'
import type { Studio } from '../../state/studio'
import { applyChange, tellProblem } from '../applyChange'
import { canvasStore } from '../canvasStore'
import { CARD_SIZE } from '../flow/portLayout'

const chosen = (studio: Studio): string[] => {
  const { nodes, notes } = studio.interface.getState().selection
  return [...nodes, ...notes]
}

/** The selection as text for the clipboard; `null` when nothing is selected. */
export function copiedText(studio: Studio): string | null {
  const clip = copy(studio.documents.getState().document, chosen(studio))
  return clip && JSON.stringify(clip)
}

/** Deletes what is selected; neighbors of deleted nodes are joined where the shapes allow it. */
export function deleteSelection(studio: Studio): void {
  const { selection, select } = studio.interface.getState()
  const ids = [...selection.nodes, ...selection.edges, ...selection.notes]
  if (applyChange(studio, removeItems(studio.documents.getState().document, ids, createId))) select({})
}

let pasteCount = 0
let lastPasted = ''

/** Puts copied cards in the middle of what is seen, each repeated paste a little further; tells when the text is something else. */
export function pasteText(studio: Studio, text: string): void {
  const center = canvasStore.getState().commands?.center() ?? { x: 0, y: 0 }
  pasteCount = text === lastPasted ? pasteCount + 1 : 0
  lastPasted = text
  const shift = (pasteCount % 8) * 24
  const at = {
    x: Math.round(center.x - CARD_SIZE.width / 2) + shift,
    y: Math.round(center.y - CARD_SIZE.height / 2) + shift,
  }
  const pasted = paste(studio.documents.getState().document, text, at, createId)
  if (!pasted.ok) return tellProblem(studio, pasted.error)
  if (applyChange(studio, pasted.value.change)) selectItems(studio, pasted.value.ids)
}

/** Selects nodes and notes by id. */
export function selectItems(studio: Studio, ids: readonly string[]): void {
  const notes = new Set(studio.documents.getState().document.notes.map((note) => note.id))
  studio.interface
    .getState()
    .select({ nodes: ids.filter((id) => !notes.has(id)), notes: ids.filter((id) => notes.has(id)) })
}

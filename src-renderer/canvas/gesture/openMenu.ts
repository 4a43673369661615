import { edgesAlong } from '@shared/graph/blocks/groupPorts'
import type { MouseEvent } from 'react'
import type { Studio } from '../../state/studio'
import { canvasStore, type CanvasMenuPlace } from '../canvasStore'

const ELSEWHERE = 'input, textarea, [contenteditable=true], button, [role=toolbar], [role=dialog], .react-flow__minimap'

/** What the menu is about: a card or a wire that is pointed at becomes the selection, unless it is in it already. */
function pointAt(studio: Studio, target: Element, keyboard: boolean): CanvasMenuPlace['of'] {
  const { selection, select } = studio.interface.getState()
  const { document } = studio.documents.getState()
  const card = target.closest<HTMLElement>('[data-card]')?.dataset['card']
  const edge = target.closest<HTMLElement>('.react-flow__edge')?.dataset['id']
  if (card !== undefined) {
    const group = document.groups.find(({ id }) => id === card)
    const isNote = document.notes.some(({ id }) => id === card)
    const chosen = isNote ? selection.notes.includes(card) : selection.nodes.includes(group?.nodes[0] ?? card)
    if (!chosen) select(isNote ? { notes: [card] } : { nodes: group ? group.nodes : [card] })
    return 'items'
  }
  if (edge !== undefined) {
    if (!selection.edges.includes(edge)) select({ edges: edgesAlong(document, edge, studio.blocks.getState().find) })
    return 'wire'
  }
  if (target.closest('.react-flow__nodesselection')) return 'items'
  if (keyboard && selection.nodes.length + selection.notes.length > 0) return 'items'
  if (keyboard && selection.edges.length > 0) return 'wire'
  return 'canvas'
}

/** Opens the menu of the canvas, at the pointer or, by the keyboard, at what has it. */
export function openMenu(studio: Studio, event: MouseEvent<HTMLElement>): void {
  const { target } = event
  if (!(target instanceof Element) || target.closest(ELSEWHERE)) return
  event.preventDefault()
  // A menu key is a press of no button.
  const keyboard = event.button !== 2
  const of = pointAt(studio, target, keyboard)
  canvasStore.getState().set({ menu: { of, at: { x: event.clientX, y: event.clientY } } })
}

import type { Studio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import { foldGroup } from '../foldGroup'
import { groupOfSelection } from '../groupOfSelection'

/** Goes into what is selected: a note to its text, a folded group is unfolded, nodes to the inspector. Answers whether there was anything to go into. */
export function openSelection(studio: Studio): boolean {
  const { nodes, notes } = studio.interface.getState().selection
  if (notes[0] !== undefined && nodes.length === 0) {
    canvasStore.getState().set({ editing: notes[0] })
    return true
  }
  if (nodes.length === 0) return false
  const group = groupOfSelection(studio.documents.getState().document, nodes)
  if (group?.folded) {
    foldGroup(studio, group.id, false)
    return true
  }
  studio.interface.getState().set({ rightOpen: true })
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>('[data-inspector] :is(input, select, textarea, button[role=combobox])')
      ?.focus(),
  )
  return true
}

import { canvasStore } from '../../canvas/canvasStore'
import { groupOfSelection } from '../../canvas/groupOfSelection'
import type { Studio } from '../../state/studio'
import { defineAction } from '../defineAction'
import { selectedNodes } from '../edit/selection'

/** The selected card, of a node or of a folded group. */
function selectedCard(studio: Studio): string | null {
  const chosen = selectedNodes(studio)
  const group = groupOfSelection(studio.documents.getState().document, chosen)
  if (group?.folded) return group.id
  return chosen.length === 1 ? (chosen[0] ?? null) : null
}

/** Wires the selected card from the keyboard: a port of it, then the other end from a list. */
export const connectNodeAction = defineAction({
  id: 'connectNode',
  group: 'canvas',
  keys: ['C'],
  enabled: (studio) => selectedCard(studio) !== null,
  run: (studio) => canvasStore.getState().set({ connectFrom: selectedCard(studio) }),
})

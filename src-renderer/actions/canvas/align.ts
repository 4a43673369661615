import { alignNodes, type Alignment } from '@shared/graph/commands/alignNodes'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore } from '../../canvas/canvasStore'
import { defineAction, type Action } from '../defineAction'
import { selectedItems } from '../edit/selection'

const KEYS: Partial<Readonly<Record<Alignment, string>>> = {
  left: 'alt+A',
  right: 'alt+D',
  top: 'alt+W',
  bottom: 'alt+S',
  center: 'alt+C',
  middle: 'alt+M',
}
const ALIGNMENTS = [
  'left',
  'center',
  'right',
  'top',
  'middle',
  'bottom',
  'distributeHorizontally',
  'distributeVertically',
] as const

/** Lines up the selection, or gives it equal gaps: one action a way. */
export const alignActions: readonly Action[] = ALIGNMENTS.map((how) =>
  defineAction({
    id: `align_${how}`,
    group: 'canvas',
    ...(KEYS[how] && { keys: [KEYS[how]] }),
    enabled: (studio) => selectedItems(studio).length >= (how.startsWith('distribute') ? 3 : 2),
    run: (studio) => {
      const { commands } = canvasStore.getState()
      commands?.animateNext()
      applyChange(
        studio,
        alignNodes(studio.documents.getState().document, selectedItems(studio), how, commands?.sizes() ?? new Map()),
      )
    },
  }),
)

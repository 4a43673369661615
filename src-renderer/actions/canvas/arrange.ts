import { moveNodes } from '@shared/graph/commands/moveNodes'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore } from '../../canvas/canvasStore'
import { layoutGraph } from '../../canvas/layoutGraph'
import { defineAction } from '../defineAction'

/** Lays the network out from left to right: one step of undo. */
export const arrangeAction = defineAction({
  id: 'arrange',
  group: 'canvas',
  keys: ['L'],
  enabled: ({ documents }) => documents.getState().document.nodes.length > 0,
  run: async (studio) => {
    const { commands } = canvasStore.getState()
    const { document } = studio.documents.getState()
    const places = await layoutGraph(document, commands?.sizes() ?? new Map())
    // Somebody edited meanwhile: their edit wins.
    if (studio.documents.getState().document !== document) return
    commands?.animateNext()
    applyChange(studio, moveNodes(document, places, 'arrange'))
    setTimeout(() => canvasStore.getState().commands?.fit(), 180)
  },
})

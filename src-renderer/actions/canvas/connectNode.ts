import { canvasStore } from '../../canvas/canvasStore'
import { defineAction } from '../defineAction'
import { selectedNodes } from '../edit/selection'

/** Wires the selected node from the keyboard: a port of it, then the other end from a list. */
export const connectNodeAction = defineAction({
  id: 'connectNode',
  group: 'canvas',
  keys: ['C'],
  enabled: (studio) => selectedNodes(studio).length === 1,
  run: (studio) => canvasStore.getState().set({ connectFrom: selectedNodes(studio)[0] ?? null }),
})

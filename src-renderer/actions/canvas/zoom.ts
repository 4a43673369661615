import { canvasStore } from '../../canvas/canvasStore'
import { defineAction } from '../defineAction'

const commands = () => canvasStore.getState().commands

export const fitAction = defineAction({ id: 'fit', group: 'canvas', keys: ['F'], run: () => commands()?.fit() })
export const zoomInAction = defineAction({
  id: 'zoomIn',
  group: 'canvas',
  keys: ['mod+=', 'mod+shift++'],
  run: () => commands()?.zoomIn(),
})
export const zoomOutAction = defineAction({
  id: 'zoomOut',
  group: 'canvas',
  keys: ['mod+-'],
  run: () => commands()?.zoomOut(),
})

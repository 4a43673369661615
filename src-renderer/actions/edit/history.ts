import { redoLast, undoLast } from '../../state/session/undoLast'
import { defineAction } from '../defineAction'

export const undoAction = defineAction({
  id: 'undo',
  group: 'edit',
  keys: ['mod+Z'],
  enabled: ({ documents }) => documents.getState().history.done.length > 0,
  run: undoLast,
})

export const redoAction = defineAction({
  id: 'redo',
  group: 'edit',
  keys: ['mod+Y', 'mod+shift+Z'],
  enabled: ({ documents }) => documents.getState().history.undone.length > 0,
  run: redoLast,
})

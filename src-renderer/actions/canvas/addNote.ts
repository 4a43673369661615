import { addNote } from '@shared/graph/commands/addNote'
import { createId } from '@shared/graph/createId'
import { insertedIds } from '@shared/graph/insertedIds'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore } from '../../canvas/canvasStore'
import { selectItems } from '../../canvas/gesture/clipboard'
import { defineAction } from '../defineAction'

export const addNoteAction = defineAction({
  id: 'addNote',
  group: 'canvas',
  keys: ['N'],
  run: (studio) => {
    const center = canvasStore.getState().commands?.center() ?? { x: 0, y: 0 }
    const change = addNote({ x: Math.round(center.x - 120), y: Math.round(center.y - 60) }, '', createId)
    if (!applyChange(studio, change)) return
    const ids = insertedIds(change.edit, 'notes')
    selectItems(studio, ids)
    canvasStore.getState().set({ editing: ids[0] ?? null })
  },
})

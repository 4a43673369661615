import { addNote } from '@shared/graph/commands/addNote'
import { createId } from '@shared/graph/createId'
import { insertedIds } from '@shared/graph/insertedIds'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore } from '../../canvas/canvasStore'
import { freeSpot } from '../../canvas/freeSpot'
import { selectItems } from '../../canvas/gesture/clipboard'
import { defineAction } from '../defineAction'

const SIZE = { width: 240, height: 120 } as const

export const addNoteAction = defineAction({
  id: 'addNote',
  group: 'canvas',
  keys: ['N'],
  run: (studio) => {
    const { commands } = canvasStore.getState()
    const center = commands?.center() ?? { x: 0, y: 0 }
    const wanted = { x: Math.round(center.x - SIZE.width / 2), y: Math.round(center.y - SIZE.height / 2) }
    const at = freeSpot(wanted, SIZE, commands?.taken() ?? [])
    const change = addNote(at, '', createId, SIZE)
    if (!applyChange(studio, change)) return
    const ids = insertedIds(change.edit, 'notes')
    selectItems(studio, ids)
    const ends = [at, { x: at.x + SIZE.width, y: at.y + SIZE.height }]
    const isSeen = ends.every((end) => commands?.toCanvas(commands.toWindow(end)))
    if (!isSeen && ids[0] !== undefined) commands?.focusNode(ids[0])
    canvasStore.getState().set({ editing: ids[0] ?? null })
  },
})

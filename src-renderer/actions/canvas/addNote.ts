import { addNote } from '@shared/graph/commands/addNote'
import { createId } from '@shared/graph/createId'
import type { GraphDocument } from '@shared/graph/document'
import { insertedIds } from '@shared/graph/insertedIds'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore, type CanvasCommands } from '../../canvas/canvasStore'
import type { Box } from '../../canvas/flow/box'
import { CARD_SIZE } from '../../canvas/flow/portLayout'
import { freeSpot } from '../../canvas/freeSpot'
import { selectItems } from '../../canvas/gesture/clipboard'
import { defineAction } from '../defineAction'

const SIZE = { width: 240, height: 120 } as const

function boxes({ nodes, notes }: GraphDocument, sizes: ReturnType<CanvasCommands['sizes']> | undefined): Box[] {
  const cards = nodes.map(({ id, position }) => ({ position, size: sizes?.get(id) ?? CARD_SIZE }))
  return [...cards, ...notes].map(({ position: { x, y }, size: { width, height } }) => ({
    left: x,
    top: y,
    right: x + width,
    bottom: y + height,
  }))
}

export const addNoteAction = defineAction({
  id: 'addNote',
  group: 'canvas',
  keys: ['N'],
  run: (studio) => {
    const { commands } = canvasStore.getState()
    const center = commands?.center() ?? { x: 0, y: 0 }
    const wanted = { x: Math.round(center.x - SIZE.width / 2), y: Math.round(center.y - SIZE.height / 2) }
    const taken = boxes(studio.documents.getState().document, commands?.sizes())
    const change = addNote(freeSpot(wanted, SIZE, taken), '', createId, SIZE)
    if (!applyChange(studio, change)) return
    const ids = insertedIds(change.edit, 'notes')
    selectItems(studio, ids)
    canvasStore.getState().set({ editing: ids[0] ?? null })
  },
})

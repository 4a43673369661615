import { duplicate } from '@shared/graph/commands/duplicate'
import { createId } from '@shared/graph/createId'
import { applyChange } from '../../canvas/applyChange'
import { selectItems } from '../../canvas/gesture/clipboard'
import { defineAction } from '../defineAction'
import { selectedItems } from './selection'

export const duplicateAction = defineAction({
  id: 'duplicate',
  group: 'edit',
  keys: ['mod+D'],
  enabled: (studio) => selectedItems(studio).length > 0,
  run: (studio) => {
    const doubled = duplicate(studio.documents.getState().document, selectedItems(studio), createId)
    if (doubled && applyChange(studio, doubled.change)) selectItems(studio, doubled.ids)
  },
})

import { deleteSelection } from '../../canvas/gesture/clipboard'
import { defineAction } from '../defineAction'
import { selectedItems } from './selection'

export const deleteAction = defineAction({
  id: 'delete',
  group: 'edit',
  keys: ['Delete', 'Backspace'],
  enabled: (studio) => selectedItems(studio).length > 0 || studio.interface.getState().selection.edges.length > 0,
  run: deleteSelection,
})

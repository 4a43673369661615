import { canLookInside, lookInside } from '../../views/lookInside'
import { defineAction } from '../defineAction'
import { selectedNodes } from '../edit/selection'

/** Opens the drawer on the selected node, in the view that shows it best. */
export const lookInsideAction = defineAction({
  id: 'lookInside',
  group: 'canvas',
  enabled: (studio) => {
    const [node, ...others] = selectedNodes(studio)
    return node !== undefined && others.length === 0 && canLookInside(studio, node)
  },
  run: (studio) => {
    const [node] = selectedNodes(studio)
    if (node !== undefined) lookInside(studio, node)
  },
})

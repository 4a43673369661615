import { setTrainable } from '@shared/graph/commands/setTrainable'
import { applyChange } from '../../canvas/applyChange'
import { defineAction } from '../defineAction'
import { selectedNodes } from '../edit/selection'

/** Freezes the selected nodes; lets them learn again when all are frozen. */
export const freezeAction = defineAction({
  id: 'freeze',
  group: 'canvas',
  keys: ['mod+shift+L'],
  enabled: (studio) => selectedNodes(studio).length > 0,
  run: (studio) => {
    const { document } = studio.documents.getState()
    const chosen = new Set(selectedNodes(studio))
    const allFrozen = document.nodes.filter((node) => chosen.has(node.id)).every((node) => node.trainable === false)
    applyChange(studio, setTrainable(document, [...chosen], allFrozen))
  },
})

import { nodeItems } from '@shared/catalog/catalog'
import type { Studio } from '../../state/studio'
import { defineAction } from '../defineAction'

/** The selected node, if it is one alone and the catalog knows it. */
const asked = ({ documents, interface: screen }: Studio) => {
  const { nodes } = screen.getState().selection
  const node = nodes.length === 1 ? documents.getState().document.nodes.find(({ id }) => id === nodes[0]) : undefined
  const item = node && nodeItems.get(node.type)
  return node && item ? { item, node: node.id } : undefined
}

export const explainAction = defineAction({
  id: 'explain',
  group: 'help',
  keys: ['F1'],
  enabled: (studio) => studio.interface.getState().screen === 'studio' && asked(studio) !== undefined,
  run: (studio) => studio.interface.getState().set({ explained: asked(studio) ?? null }),
})

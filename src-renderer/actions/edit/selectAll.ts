import { defineAction } from '../defineAction'

export const selectAllAction = defineAction({
  id: 'selectAll',
  group: 'edit',
  keys: ['mod+A'],
  enabled: ({ documents }) =>
    documents.getState().document.nodes.length + documents.getState().document.notes.length > 0,
  run: ({ documents, interface: screen }) => {
    const { nodes, edges, notes } = documents.getState().document
    const ids = (items: readonly { id: string }[]) => items.map((item) => item.id)
    screen.getState().select({ nodes: ids(nodes), edges: ids(edges), notes: ids(notes) })
  },
})

import type { GraphDocument } from '../document'
import type { CollectionName, Edit, LabeledEdit } from '../edit'

/** Brings back the network and training settings of another document, such as the one a run was made of. Title and id stay. */
export function restoreGraph(document: GraphDocument, from: GraphDocument): LabeledEdit {
  const clear = (collection: CollectionName): Edit => ({
    type: 'remove',
    collection,
    ids: document[collection].map((item) => item.id),
  })
  return {
    label: 'restore',
    edit: {
      type: 'batch',
      edits: [
        clear('edges'),
        clear('groups'),
        clear('notes'),
        clear('nodes'),
        { type: 'insert', collection: 'nodes', items: from.nodes.map((value) => ({ value })) },
        { type: 'insert', collection: 'edges', items: from.edges.map((value) => ({ value })) },
        { type: 'insert', collection: 'groups', items: from.groups.map((value) => ({ value })) },
        { type: 'insert', collection: 'notes', items: from.notes.map((value) => ({ value })) },
        { type: 'set', patch: { training: from.training } },
      ],
    },
  }
}

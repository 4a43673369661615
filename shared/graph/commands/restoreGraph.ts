import type { GraphDocument } from '../document'
import type { Edit, LabeledEdit } from '../edit'

/** Brings back another version's graph and training settings as one edit that can be undone; id and title stay. */
export function restoreGraph(document: GraphDocument, version: GraphDocument): LabeledEdit {
  const remove = (collection: 'groups' | 'notes' | 'edges' | 'nodes'): Edit => ({ type: 'remove', collection, ids: document[collection].map(({ id }) => id) })
  const edits: Edit[] = [
    remove('groups'), remove('notes'), remove('edges'), remove('nodes'),
    { type: 'insert', collection: 'nodes', items: version.nodes.map((value) => ({ value })) },
    { type: 'insert', collection: 'edges', items: version.edges.map((value) => ({ value })) },
    { type: 'insert', collection: 'groups', items: version.groups.map((value) => ({ value })) },
    { type: 'insert', collection: 'notes', items: version.notes.map((value) => ({ value })) },
    { type: 'set', patch: { training: version.training } },
  ]
  return { label: 'restore', edit: { type: 'batch', edits } }
}

import { fail, ok, type Result } from '../../result'
import type { NewId } from '../createId'
import type { GraphDocument, PortRef } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { occupants } from './occupants'
import { refuseConnection } from './refuseConnection'

/** Joins an output port to an input port. On a port that takes one edge the new edge replaces the old. */
export function connect(document: GraphDocument, source: PortRef, target: PortRef, newId: NewId): Result<LabeledEdit> {
  const refused = refuseConnection(document, source, target)
  if (refused) return fail(refused)
  const insert: Edit = { type: 'insert', collection: 'edges', items: [{ value: { id: newId(), source, target } }] }
  const replaced = occupants(document, target)
  if (replaced.length === 0) return ok({ label: 'connect', edit: insert })
  return ok({
    label: 'connect',
    edit: { type: 'batch', edits: [{ type: 'remove', collection: 'edges', ids: replaced }, insert] },
  })
}

import { fail, ok, type Result } from '../../result'
import type { GraphDocument, PortRef } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { graphFailure } from '../problems/graphProblem'
import { occupants } from './occupants'
import { refuseConnection } from './refuseConnection'

/** Moves an end of an edge to another port. The edge keeps its id and its place in the order of edges. */
export function reconnect(
  document: GraphDocument,
  edgeId: string,
  source: PortRef,
  target: PortRef,
): Result<LabeledEdit> {
  if (!document.edges.some((edge) => edge.id === edgeId)) return graphFailure('editMissing', { id: edgeId })
  const refused = refuseConnection(document, source, target, edgeId)
  if (refused) return fail(refused)
  const move: Edit = { type: 'update', collection: 'edges', patches: [{ id: edgeId, patch: { source, target } }] }
  const replaced = occupants(document, target).filter((id) => id !== edgeId)
  if (replaced.length === 0) return ok({ label: 'reconnect', edit: move })
  return ok({
    label: 'reconnect',
    edit: { type: 'batch', edits: [{ type: 'remove', collection: 'edges', ids: replaced }, move] },
  })
}

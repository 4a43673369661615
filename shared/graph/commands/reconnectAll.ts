import { ok, type Result } from '../../result'
import { applyEdit } from '../applyEdit'
import type { NewId } from '../createId'
import type { GraphDocument, PortRef } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { connectAll } from './connectAll'
import { reconnect } from './reconnect'

/** Moves edges that are drawn as one to another source, or to ports that are one on the card of a folded group. */
export function reconnectAll(
  document: GraphDocument,
  edgeIds: readonly string[],
  source: PortRef,
  targets: readonly PortRef[],
  newId: NewId,
): Result<LabeledEdit> {
  const [edgeId = '', ...others] = edgeIds
  const [target, ...more] = targets
  if (edgeIds.length === 1 && target && more.length === 0) return reconnect(document, edgeId, source, target)
  const removal: Edit = { type: 'remove', collection: 'edges', ids: [edgeId, ...others] }
  const applied = applyEdit(document, removal)
  if (!applied.ok) return applied
  const change = connectAll(applied.value.document, source, targets, newId)
  if (!change.ok) return change
  return ok({ label: 'reconnect', edit: { type: 'batch', edits: [removal, change.value.edit] } })
}

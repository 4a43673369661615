import { ok, type Result } from '../../result'
import { applyEdit } from '../applyEdit'
import type { NewId } from '../createId'
import type { GraphDocument, PortRef } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { connect } from './connect'

/** Joins an output port to several input ports, such as those that are one on the card of a folded group; none where one refuses. */
export function connectAll(
  document: GraphDocument,
  source: PortRef,
  targets: readonly PortRef[],
  newId: NewId,
): Result<LabeledEdit> {
  const edits: Edit[] = []
  let current = document
  for (const target of targets) {
    const change = connect(current, source, target, newId)
    if (!change.ok) return change
    const applied = applyEdit(current, change.value.edit)
    if (!applied.ok) return applied
    current = applied.value.document
    edits.push(change.value.edit)
  }
  const [first] = edits
  return ok({ label: 'connect', edit: edits.length === 1 && first ? first : { type: 'batch', edits } })
}

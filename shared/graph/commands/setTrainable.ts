import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Freezes nodes or lets them learn again. `null` when nothing changes. */
export function setTrainable(document: GraphDocument, ids: readonly string[], trainable: boolean): LabeledEdit | null {
  const wanted = new Set(ids)
  const changed = document.nodes.filter((node) => wanted.has(node.id) && (node.trainable ?? true) !== trainable)
  if (changed.length === 0) return null
  const patch = { trainable: trainable ? undefined : false }
  return {
    label: 'freeze',
    edit: { type: 'update', collection: 'nodes', patches: changed.map(({ id }) => ({ id, patch })) },
  }
}

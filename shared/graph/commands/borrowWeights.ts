import type { GraphDocument } from '../document'
import type { LabeledEdit } from '../edit'

/** Has a node use weights of another, and be of the size that they need. `null` when nothing changes or the node is gone. */
export function borrowWeights(
  document: GraphDocument,
  id: string,
  owner: string,
  size: { readonly param: string; readonly value: number },
): LabeledEdit | null {
  const node = document.nodes.find((one) => one.id === id)
  if (!node || (node.sharesWith === owner && node.params[size.param] === size.value)) return null
  const patch = { sharesWith: owner, params: { ...node.params, [size.param]: size.value } }
  return { label: 'shareWeights', edit: { type: 'update', collection: 'nodes', patches: [{ id, patch }] } }
}

import type { GraphDocument, JsonValue } from '../document'
import type { LabeledEdit } from '../edit'

/** Sets a parameter; `undefined` gives it back its default. `null` when nothing changes or the node is gone. */
export function setParam(
  document: GraphDocument,
  nodeId: string,
  param: string,
  value: JsonValue | undefined,
): LabeledEdit | null {
  const node = document.nodes.find((n) => n.id === nodeId)
  if (!node || JSON.stringify(node.params[param]) === JSON.stringify(value)) return null
  const { [param]: _old, ...rest } = node.params
  const params = value === undefined ? rest : { ...node.params, [param]: value }
  return {
    label: 'setParam',
    edit: { type: 'update', collection: 'nodes', patches: [{ id: nodeId, patch: { params } }] },
  }
}

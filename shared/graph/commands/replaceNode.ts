import { nodeItems } from '../../catalog/catalog'
import { parseParams } from '../../catalog/define/params'
import type { GraphDocument, GraphNode } from '../document'
import type { LabeledEdit } from '../edit'

/** Makes a node another type in place. Parameters that the new type has too, and allows, stay. `null` when nothing changes. */
export function replaceNode(
  document: GraphDocument,
  nodeId: string,
  type: string,
  params: GraphNode['params'] = {},
): LabeledEdit | null {
  const node = document.nodes.find((n) => n.id === nodeId)
  const item = nodeItems.get(type)
  if (!node || !item || node.type === type) return null
  const { problems } = parseParams(item.params, node.params)
  const bad = new Set(problems.map((p) => p.param))
  const kept = Object.entries(node.params).filter(([name]) => Object.hasOwn(item.params, name) && !bad.has(name))
  const patch = { type, params: { ...Object.fromEntries(kept), ...params } }
  return { label: 'replaceNode', edit: { type: 'update', collection: 'nodes', patches: [{ id: nodeId, patch }] } }
}

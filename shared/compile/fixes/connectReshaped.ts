import { nodeItems } from '../../catalog/catalog'
import type { TensorType } from '../../catalog/define/tensorType'
import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge, GraphNode, JsonValue, PortRef } from '../../graph/document'
import { objection } from '../canConnect'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { inferNode } from '../inferNode'
import { parsedParams } from '../parsedParams'
import { makeFix } from './makeFix'
import { halfway, valueText } from './nodeFixes'

/** The node that a port asks for before values of this type, if it then takes what that makes of them. */
function between(checked: CheckedNode, port: string, type: TensorType): Pick<GraphNode, 'type' | 'params'> | null {
  const hints = objection(checked, port, type)?.fixes ?? []
  for (const hint of hints) {
    const item = hint.kind === 'insertBefore' && hint.port === port ? nodeItems.get(hint.type) : undefined
    if (hint.kind !== 'insertBefore' || !item) continue
    const params = { ...hint.params } as Readonly<Record<string, JsonValue>>
    const [made] = Object.values(inferNode(item, parsedParams(item, params).params, [type]).outputs)
    if (made && !objection(checked, port, made)) return { type: item.id, params }
  }
  return null
}

/** Joins an output to an empty input by a new node that makes its values fit; `null` where none does. */
export function connectReshaped(
  context: CheckContext,
  checked: CheckedNode,
  port: string,
  source: PortRef,
  type: TensorType,
): Fix | null {
  const node = between(checked, port, type)
  const item = node && nodeItems.get(node.type)
  const [input, output] = [item?.inputs[0]?.name, item?.outputs[0]?.name]
  const from = context.graph.byId.get(source.node)
  if (!node || !from || input === undefined || output === undefined) return null
  const id = context.newId()
  const edge = (ends: Pick<GraphEdge, 'source' | 'target'>) => ({ value: { id: context.newId(), ...ends } })
  const edges = [
    edge({ source, target: { node: id, port: input } }),
    edge({ source: { node: id, port: output }, target: { node: checked.node.id, port } }),
  ]
  const value = { id, ...node, position: halfway(from.position, checked.node.position) }
  return makeFix(
    'connectThrough',
    {
      type: from.type,
      name: from.name ?? '',
      port: source.port,
      through: node.type,
      params: Object.values(node.params).map(valueText).join(', '),
    },
    {
      type: 'batch',
      edits: [
        { type: 'insert', collection: 'nodes', items: [{ value }] },
        { type: 'insert', collection: 'edges', items: edges },
      ],
    },
  )
}

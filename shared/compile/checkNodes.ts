import { nodeItems } from '../catalog/catalog'
import { sizeOf, type TensorType } from '../catalog/define/tensorType'
import type { GraphDocument, GraphEdge, GraphNode } from '../graph/document'
import type { CheckedNode } from './checkedGraph'
import { edgesByPort } from './edgesByPort'
import { formulaProblems } from './formulaProblems'
import type { GraphIndex } from './graphIndex'
import { isNeeded } from './isNeeded'
import { inferNode, type Inference } from './inferNode'
import { parsedParams } from './parsedParams'
import type { SortedNodes } from './sortNodes'
import { ownWeights } from './weightOwner'

export interface NodesChecked {
  /** In document order. */
  readonly nodes: ReadonlyMap<string, CheckedNode>
  /** What each item said of its inputs and parameters. */
  readonly problems: ReadonlyMap<string, Inference['problems']>
}

/** What is known of a node whose inputs are not. */
const empty = { outputs: {}, weights: {}, multiplyAdds: 0, problems: [] } as const

/** The types of the inputs if every port has what it needs, one edge or, where it takes many, at least one. */
function completeInputs(checked: Pick<CheckedNode, 'item' | 'incoming' | 'inputs'>): readonly TensorType[] | null {
  const types: TensorType[] = []
  for (const port of checked.item?.inputs ?? []) {
    let found = 0
    for (let k = 0; k < checked.incoming.length; k++) {
      if (checked.incoming[k]?.target.port !== port.name || (found > 0 && !port.many)) continue
      const type = checked.inputs[k]
      if (!type) return null
      types.push(type)
      found++
    }
    const taken = (name: string) => checked.incoming.some(({ target }) => target.port === name)
    if (found === 0 && isNeeded(checked.item?.inputs ?? [], port, taken)) return null
  }
  return types
}

function checkOne(
  node: GraphNode,
  edges: readonly GraphEdge[],
  typeAt: (edge: GraphEdge) => TensorType | null,
  infers: boolean,
): [CheckedNode, Inference] {
  const item = nodeItems.get(node.type)
  if (!item) {
    const unknown = {
      node,
      params: node.params,
      incoming: edges,
      inputs: edges.map(typeAt),
      outputs: {},
      weights: {},
      parameterCount: 0,
      multiplyAdds: 0,
    }
    return [unknown, empty]
  }
  const { params } = parsedParams(item, node.params)
  const incoming = edgesByPort(item, edges)
  const inputs = incoming.map(typeAt)
  const types = infers ? completeInputs({ item, incoming, inputs }) : null
  const inference = types ? inferNode(item, params, types) : { ...empty, problems: formulaProblems(item, params) }
  const { outputs, weights, multiplyAdds } = inference
  const own = Object.values(ownWeights({ node, item, weights }))
  const parameterCount = own.reduce((sum, weight) => sum + sizeOf(weight.shape), 0)
  return [{ node, item, params, incoming, inputs, outputs, weights, parameterCount, multiplyAdds }, inference]
}

/** Every node with what can be known of it, and what the items themselves complain about. */
export function checkNodes(document: GraphDocument, graph: GraphIndex, sorted: SortedNodes): NodesChecked {
  const found = new Map<string, CheckedNode>()
  const problems = new Map<string, Inference['problems']>()
  const typeAt = (edge: GraphEdge): TensorType | null => {
    const outputs = found.get(edge.source.node)?.outputs
    return outputs && Object.hasOwn(outputs, edge.source.port) ? (outputs[edge.source.port] ?? null) : null
  }
  const take = (id: string, infers: boolean): void => {
    const node = graph.byId.get(id)
    if (!node) return
    const [checked, inference] = checkOne(node, graph.incoming.get(id) ?? [], typeAt, infers)
    found.set(id, checked)
    if (inference.problems.length > 0) problems.set(id, inference.problems)
  }
  for (const id of sorted.onCycle) take(id, false)
  for (const id of sorted.order) take(id, true)
  const nodes = new Map<string, CheckedNode>()
  for (const { id } of document.nodes) {
    const checked = found.get(id)
    if (checked) nodes.set(id, checked)
  }
  return { nodes, problems }
}

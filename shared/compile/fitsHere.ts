import { nodeItems, type NodeDefinition } from '../catalog/catalog'
import type { BlockDefinition } from '../catalog/define/block'
import { parseParams } from '../catalog/define/params'
import type { TensorType } from '../catalog/define/tensorType'
import type { JsonValue, PortRef } from '../graph/document'
import type { CheckedGraph } from './checkedGraph'
import { objection, objectionOfNew } from './canConnect'
import { inferNode } from './inferNode'
import { parsedParams } from './parsedParams'

const NO_PARAMS = {}

/** Whether a new node takes what leaves an output, at its first input. Where the type is not known yet, anything may. */
function takes(item: NodeDefinition, type: TensorType | undefined): boolean {
  const [first] = item.inputs
  return first !== undefined && (!type || !objectionOfNew(item, first.name, type))
}

/**
 * Whether a new node may stand before an input: data if the port takes what it gives; layers and activations if something comes
 * in already that they could pass on, or nothing speaks against it.
 */
function gives(item: NodeDefinition, checked: CheckedGraph, port: PortRef): boolean {
  const target = checked.nodes[port.node]
  if (item.outputs.length === 0 || !target) return false
  const { params } = parsedParams(item, NO_PARAMS)
  if (item.kind === 'dataset') {
    const { outputs } = inferNode(item, params, [])
    return Object.values(outputs).some((type) => !objection(target, port.port, type))
  }
  if (target.item?.kind === 'loss' && port.port === 'target') return false
  const place = target.incoming.findIndex((edge) => edge.target.port === port.port)
  const present = target.inputs[place]
  if (!present) return true
  const [first] = item.inputs
  const copies = first?.many ? [present, present] : [present]
  const made = Object.values(inferNode(item, params, copies).outputs)
  return made.some((type) => !objection(target, port.port, type))
}

/** Whether every place in a block that takes its first input takes values of this type. */
function blockTakes(block: BlockDefinition, type: TensorType | undefined): boolean {
  const { params } = parseParams(block.params, {})
  const patch = (type && block.fit?.(params, type.shape)) as Readonly<Record<string, JsonValue>> | undefined
  const { nodes, inputs } = block.piece(parseParams(block.params, patch ?? {}).params)
  const ends = inputs[0]?.ends.map(({ node, port }) => ({ node: nodes.find(({ id }) => id === node), port })) ?? []
  return (
    ends.length > 0 &&
    ends.every(({ node, port }) => {
      const item = node && nodeItems.get(node.type)
      if (!node || !item) return false
      return !type || !objectionOfNew(item, port, type, node.params)
    })
  )
}

/** Whether a block fits a port: it takes the output, or what comes into the input already. */
export function blockFits(
  checked: CheckedGraph,
  port: PortRef,
  side: 'input' | 'output',
  block: BlockDefinition,
): boolean {
  const target = checked.nodes[port.node]
  if (side === 'output') return blockTakes(block, target?.outputs[port.port])
  if (!target || (target.item?.kind === 'loss' && port.port === 'target')) return false
  const place = target.incoming.findIndex((edge) => edge.target.port === port.port)
  return blockTakes(block, target.inputs[place] ?? undefined)
}

/** Ids of the catalog items that fit a port, in palette order: what takes its output, or what can feed its input. */
export function fitsHere(checked: CheckedGraph, port: PortRef, side: 'input' | 'output'): readonly string[] {
  const type = checked.nodes[port.node]?.outputs[port.port]
  return [...nodeItems.values()]
    .filter((item) => (side === 'output' ? takes(item, type) : gives(item, checked, port)))
    .map((item) => item.id)
}

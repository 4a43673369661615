import { nodeItems } from '../catalog/catalog'
import type { PortSpec } from '../catalog/define/item'
import type { GraphNode } from './document'

/** A port of a node by name. Of a node whose type this version does not know, any name passes. */
export function findPort(node: GraphNode, side: 'inputs' | 'outputs', name: string): PortSpec | undefined {
  const item = nodeItems.get(node.type)
  return item ? item[side].find((port) => port.name === name) : { name }
}

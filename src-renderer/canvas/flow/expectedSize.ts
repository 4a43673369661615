import { nodeItems } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import type { FlowNode } from './flowTypes'
import { CARD_SIZE, cardSize, PORT_ROW, portLayout } from './portLayout'
import type { Size } from './useLocalPlaces'

const NO_PORTS = { inputs: [], outputs: [] } as const

/** Size of the card of a node, measured or not, px. */
export function cardSizeOf({ type }: Pick<GraphNode, 'type'>): Size {
  const item = nodeItems.get(type)
  return cardSize(item, portLayout(item, NO_PORTS))
}

/** Size of what has not been measured yet, px. */
export function expectedSize(node: FlowNode): Size {
  if (node.type === 'card') return cardSize(nodeItems.get(node.data.type), node.data.ports)
  if (node.type === 'folded') {
    const further = Math.max(node.data.inputs.length, node.data.outputs.length, 1) - 1
    return { width: CARD_SIZE.width, height: CARD_SIZE.height + further * PORT_ROW }
  }
  return { width: node.width ?? CARD_SIZE.width, height: node.height ?? CARD_SIZE.height }
}

import type { GraphNode, Position } from '@shared/graph/document'
import type { Box } from './flow/box'
import { cardSizeOf } from './flow/expectedSize'

/** The part of the canvas that a card takes, here or at another place. */
export function cardBox(node: GraphNode, { x, y }: Position = node.position): Box {
  const { width, height } = cardSizeOf(node)
  return { left: x, top: y, right: x + width, bottom: y + height }
}

import type { GraphDocument, Position } from '@shared/graph/document'
import { cardBox } from './cardBox'
import type { Box } from './flow/box'

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Whether a card that goes to a new place would lie on another there. */
export function liesOnOthers({ nodes }: GraphDocument, places: ReadonlyMap<string, Position>): boolean {
  const boxes = nodes.map((node) => ({ id: node.id, box: cardBox(node, places.get(node.id)) }))
  const moved = boxes.filter(({ id }) => places.has(id))
  return moved.some((one) => boxes.some((other) => other.id !== one.id && overlap(one.box, other.box)))
}

import type { GraphDocument, Position } from '@shared/graph/document'
import { cardSizeOf } from './flow/expectedSize'
import { CARD_SIZE } from './flow/portLayout'

/** Free space between cards one above the other, px. */
const GAP = 36

/** The place itself, or the nearest one below it where the card of a node lies on no other. `moved`: places that others will have. */
export function clearPlace(
  { nodes }: GraphDocument,
  id: string,
  wanted: Position,
  moved: ReadonlyMap<string, Position> = new Map(),
): Position {
  const own = nodes.find((node) => node.id === id)
  const { height } = own ? cardSizeOf(own) : CARD_SIZE
  const others = nodes.filter((node) => node.id !== id)
  const inColumn = others
    .map((node) => ({ ...(moved.get(node.id) ?? node.position), height: cardSizeOf(node).height }))
    .filter(({ x }) => Math.abs(x - wanted.x) < CARD_SIZE.width)
    .sort((first, second) => first.y - second.y)
  let { y } = wanted
  for (const other of inColumn) if (other.y < y + height && y < other.y + other.height) y = other.y + other.height + GAP
  return { x: wanted.x, y }
}

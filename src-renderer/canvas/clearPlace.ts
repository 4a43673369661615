import type { GraphDocument, Position } from '@shared/graph/document'
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
  const others = nodes.filter((node) => node.id !== id).map((node) => moved.get(node.id) ?? node.position)
  const inColumn = others
    .filter(({ x }) => Math.abs(x - wanted.x) < CARD_SIZE.width)
    .sort((first, second) => first.y - second.y)
  let { y } = wanted
  for (const other of inColumn) if (Math.abs(other.y - y) < CARD_SIZE.height) y = other.y + CARD_SIZE.height + GAP
  return { x: wanted.x, y }
}

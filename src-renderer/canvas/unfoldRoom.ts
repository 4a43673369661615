import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument, GraphNode, Position } from '@shared/graph/document'
import type { Box } from './flow/box'
import { CARD_SIZE, PORT_ROW } from './flow/portLayout'
import { FRAME_PADDING, FRAME_TITLE } from './flow/toFrame'
import { fromShown, shownGraph, topLeft } from './shownGraph'

/** Free space between a frame and what stands around it, px. */
const GAP = 24

type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

/** Something that moves as a whole: a card, a note, an open group with all that is inside. */
interface Unit {
  readonly ids: readonly string[]
  readonly box: Box
}

/** What a card takes that has not been drawn: as much as its ports need. */
function expectedHeight({ type }: GraphNode): number {
  const item = nodeItems.get(type)
  const rows = Math.max(item?.inputs.length ?? 1, item?.outputs.length ?? 1)
  return CARD_SIZE.height + (rows - 1) * PORT_ROW
}

const boxOf = (node: GraphNode, sizes: Sizes): Box => {
  const { x, y } = node.position
  const { width, height } = sizes.get(node.id) ?? { width: CARD_SIZE.width, height: expectedHeight(node) }
  return { left: x, top: y, right: x + width, bottom: y + height }
}

const framed = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map((box) => box.left)) - FRAME_PADDING,
  top: Math.min(...boxes.map((box) => box.top)) - FRAME_PADDING - FRAME_TITLE,
  right: Math.max(...boxes.map((box) => box.right)) + FRAME_PADDING,
  bottom: Math.max(...boxes.map((box) => box.bottom)) + FRAME_PADDING,
})

function unitsAround(shown: GraphDocument, sizes: Sizes): Unit[] {
  const open = new Map(shown.groups.flatMap((group) => group.nodes.map((id) => [id, group.id] as const)))
  const alone = shown.nodes.filter((node) => !open.has(node.id))
  const groups = shown.groups.map((group) => shown.nodes.filter((node) => open.get(node.id) === group.id))
  return [
    ...alone.map((node) => ({ ids: [node.id], box: boxOf(node, sizes) })),
    ...groups
      .filter((members) => members.length > 0)
      .map((members) => ({
        ids: members.map(({ id }) => id),
        box: framed(members.map((node) => boxOf(node, sizes))),
      })),
    ...shown.notes.map(({ id, position: { x, y }, size }) => ({
      ids: [id],
      box: { left: x, top: y, right: x + size.width, bottom: y + size.height },
    })),
  ]
}

/** Which way something stands from a card. */
function sideOf(box: Box, card: Box): Position {
  if (box.left >= card.right) return { x: 1, y: 0 }
  if (box.right <= card.left) return { x: -1, y: 0 }
  return { x: 0, y: box.bottom <= card.top ? -1 : 1 }
}

/** How far something must go, along its side, so as not to lie on the frame. */
function distance(box: Box, side: Position, frame: Box): number {
  const clear = box.left >= frame.right || box.right <= frame.left || box.top >= frame.bottom || box.bottom <= frame.top
  if (clear) return 0
  if (side.x !== 0) return (side.x > 0 ? frame.right - box.left : box.right - frame.left) + GAP
  return (side.y > 0 ? frame.bottom - box.top : box.bottom - frame.top) + GAP
}

/**
 * New places of what would lie under the frame of a folded group once it is open. All that stands on the same side of its card moves
 * alike, so that rows and columns stay. Empty where there is room already.
 */
export function unfoldRoom(document: GraphDocument, groupId: string, sizes: Sizes): Map<string, Position> {
  const group = document.groups.find(({ id }) => id === groupId)
  const inside = new Set(group?.nodes)
  const members = document.nodes.filter((node) => inside.has(node.id))
  if (members.length === 0) return new Map()
  const { x, y } = topLeft(members.map((node) => node.position))
  const own = sizes.get(groupId) ?? CARD_SIZE
  const card = { left: x, top: y, right: x + own.width, bottom: y + own.height }
  const frame = framed(members.map((node) => boxOf(node, sizes)))
  const closed = { ...document, groups: document.groups.map((g) => (g.id === groupId ? { ...g, folded: true } : g)) }
  const shown = shownGraph(closed)
  const units = unitsAround(shown, sizes)
    .filter(({ ids }) => !ids.includes(groupId))
    .map((unit) => ({ ...unit, side: sideOf(unit.box, card) }))
  const places = new Map([...shown.nodes, ...shown.notes].map((item) => [item.id, item.position]))
  const moved = new Map<string, Position>()
  for (const side of [
    { x: 1, y: 0 },
    { x: -1, y: 0 },
    { x: 0, y: 1 },
    { x: 0, y: -1 },
  ]) {
    const there = units.filter((unit) => unit.side.x === side.x && unit.side.y === side.y)
    const by = Math.max(0, ...there.map((unit) => distance(unit.box, side, frame)))
    if (by === 0) continue
    for (const id of there.flatMap(({ ids }) => ids)) {
      const at = places.get(id)
      if (at) moved.set(id, { x: at.x + side.x * by, y: at.y + side.y * by })
    }
  }
  return fromShown(closed, moved)
}

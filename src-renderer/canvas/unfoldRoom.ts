import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument, GraphNode, Position } from '@shared/graph/document'
import type { Box } from './flow/box'
import { CARD_SIZE, PORT_ROW } from './flow/portLayout'
import { FRAME_PADDING, FRAME_TITLE } from './flow/toFrame'
import { fromShown, shownGraph, topLeft } from '@shared/graph/shownGraph'

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

const moved = ({ left, top, right, bottom }: Box, by: Position): Box => ({
  left: left + by.x,
  top: top + by.y,
  right: right + by.x,
  bottom: bottom + by.y,
})

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** The four sides of a card: what stands there, how far it reaches over the frame, and which way it gives room. */
const SIDES: readonly {
  readonly way: Position
  isThere(box: Box, card: Box): boolean
  over(box: Box, frame: Box): number
}[] = [
  { way: { x: 1, y: 0 }, isThere: (box, card) => box.left >= card.right, over: (box, frame) => frame.right - box.left },
  {
    way: { x: -1, y: 0 },
    isThere: (box, card) => box.right <= card.left,
    over: (box, frame) => box.right - frame.left,
  },
  { way: { x: 0, y: 1 }, isThere: (box, card) => box.top >= card.bottom, over: (box, frame) => frame.bottom - box.top },
  {
    way: { x: 0, y: -1 },
    isThere: (box, card) => box.bottom <= card.top,
    over: (box, frame) => box.bottom - frame.top,
  },
]

/** All that stands on a side goes as far as the one that needs it most, so that no two come to lie on each other. */
function giveWay(units: readonly Unit[], card: Box, frame: Box): readonly Unit[] {
  let current = units
  for (const { way, isThere, over } of SIDES) {
    const inWay = current.filter(({ box }) => isThere(box, card) && meet(box, frame))
    const by = Math.max(0, ...inWay.map(({ box }) => over(box, frame) + GAP))
    if (by === 0) continue
    const shift = { x: way.x * by, y: way.y * by }
    current = current.map((unit) => (isThere(unit.box, card) ? { ...unit, box: moved(unit.box, shift) } : unit))
  }
  return current
}

/**
 * New places of what would lie under the frame of a folded group once it is open: room is made right, left, below and above of its
 * card, for all that stands there alike, so that rows and columns stay. Empty where there is room already.
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
  const before = unitsAround(shown, sizes).filter(({ ids }) => !ids.includes(groupId))
  const after = giveWay(before, card, frame)
  const places = new Map([...shown.nodes, ...shown.notes].map((item) => [item.id, item.position]))
  const found = new Map<string, Position>()
  for (const [k, { ids, box }] of after.entries()) {
    const [dx, dy] = [box.left - (before[k]?.box.left ?? 0), box.top - (before[k]?.box.top ?? 0)]
    if (dx === 0 && dy === 0) continue
    for (const id of ids) {
      const at = places.get(id)
      if (at) found.set(id, { x: at.x + dx, y: at.y + dy })
    }
  }
  return fromShown(closed, found)
}

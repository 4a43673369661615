import type { GraphDocument, GraphNode, Position } from '@shared/graph/document'
import { cardBox } from './cardBox'
import { clearPlace } from './clearPlace'
import { cardSizeOf } from './flow/expectedSize'
import { CARD_SIZE } from './flow/portLayout'
import { freeSpot } from './freeSpot'
import { liesOnOthers } from './liesOnOthers'
import { fromShown, shownGraph } from '@shared/graph/shownGraph'

/** Free space between a card that was put between two others and each of them, px. */
const GAP = 36
const STEP = CARD_SIZE.width + GAP

/** Everything that the outputs of a node lead to. */
function downstream(document: GraphDocument, id: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { source, target } of document.edges) {
      if (source.node !== at || target.node === id || found.has(target.node)) continue
      found.add(target.node)
      open.push(target.node)
    }
  }
  return found
}

const spotAmong = ({ nodes }: GraphDocument, node: GraphNode): Position => {
  const others = nodes.filter(({ id }) => id !== node.id)
  return freeSpot(
    node.position,
    cardSizeOf(node),
    others.map((other) => cardBox(other)),
  )
}

/**
 * New places that keep a card, put between others of its row, from lying on them: it stands after what leads to it, and what follows
 * moves to the right. Below a card that has nothing to do with it. Where what moves would come to lie on a card that stays,
 * the new one alone goes to the nearest free spot. Empty where there is room already.
 */
export const makeRoom = (document: GraphDocument, id: string): Map<string, Position> =>
  fromShown(document, makeRoomAmong(shownGraph(document), id))

function makeRoomAmong(document: GraphDocument, id: string): Map<string, Position> {
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  const node = byId.get(id)
  const places = new Map<string, Position>()
  if (!node) return places
  const inRow = (other: GraphNode | undefined): other is GraphNode =>
    other !== undefined &&
    other.position.y < node.position.y + cardSizeOf(node).height &&
    node.position.y < other.position.y + cardSizeOf(other).height
  const before = document.edges.filter((edge) => edge.target.node === id).map((edge) => byId.get(edge.source.node))
  const after = document.edges.filter((edge) => edge.source.node === id).map((edge) => byId.get(edge.target.node))
  const start = Math.max(...before.filter(inRow).map(({ position }) => position.x))
  const x = Math.max(node.position.x, start + STEP)
  const next = Math.min(...after.filter(inRow).map(({ position }) => position.x))
  // What lies behind is reached by an edge that runs back: it is not in the way.
  if (Number.isFinite(next) && next > start && next < x + STEP) {
    const follows = downstream(document, id)
    for (const other of document.nodes) {
      const { position } = other
      if (follows.has(other.id) && position.x >= next)
        places.set(other.id, { x: position.x + x + STEP - next, y: position.y })
    }
  }
  const own = clearPlace(document, id, { x, y: node.position.y }, places)
  if (own.x !== node.position.x || own.y !== node.position.y) places.set(id, own)
  return liesOnOthers(document, places) ? new Map([[id, spotAmong(document, node)]]) : places
}

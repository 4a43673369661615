import { nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { Box } from '../../src-renderer/canvas/flow/box'
import { drawnBox } from '../../src-renderer/canvas/flow/drawnBox'
import { drawnWires } from '../../src-renderer/canvas/flow/drawnWires'
import { PORT_ROW } from '../../src-renderer/canvas/flow/portLayout'
import { createFlowGraph } from '../../src-renderer/canvas/flow/toFlowGraph'
import { wireRoute, type WireRoute } from '../../src-renderer/canvas/wire/wireRoute'

/** A card as it is measured, without further rows of ports, px. */
const CARD = { width: 168, height: 88 }
/** One with a picture, px. */
const PICTURE_CARD = { width: 168, height: 219 }

type Boxes = readonly (readonly [id: string, box: Box])[]

const mix = (a: number, b: number, share: number): number => a + (b - a) * share
const STEPS = 60

/** Points along an edge, close together. */
function along({ kind, points }: WireRoute): { x: number; y: number }[] {
  const shares = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS)
  const between = (hull: readonly { x: number; y: number }[], share: number): { x: number; y: number } => {
    const next = hull
      .slice(1)
      .map((b, i) => ({ x: mix(hull[i]?.x ?? 0, b.x, share), y: mix(hull[i]?.y ?? 0, b.y, share) }))
    return next.length > 1 ? between(next, share) : (next[0] ?? { x: NaN, y: NaN })
  }
  if (kind === 'curve') return shares.map((share) => between(points, share))
  return points.slice(1).flatMap((_, i) => shares.map((share) => between(points.slice(i, i + 2), share)))
}

const inside = ({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): boolean =>
  x > left && x < right && y > top && y < bottom

/** Where the cards and notes of a document are drawn, the box around all of it, and the cards that a wire runs behind. */
export function drawnCards(document: GraphDocument): { box: Box | null; boxes: Boxes; behind: readonly string[] } {
  const { nodes, edges } = createFlowGraph()(document, checkGraph(document))
  const sizes = new Map(
    nodes.map((node) => {
      if (node.type === 'note') return [node.id, document.notes.find((note) => note.id === node.id)?.size ?? CARD]
      if (node.type === 'card' && nodeItems.get(node.data.type)?.kind === 'view') return [node.id, PICTURE_CARD]
      const ports = node.type === 'card' ? node.data.ports : []
      const rows = (at: string) => ports.filter((port) => port.at === at).length
      const more = Math.max(rows('left'), rows('right'), 1) - 1
      return [node.id, { width: CARD.width, height: CARD.height + more * PORT_ROW }]
    }),
  )
  const boxes = nodes.map(({ id, position: { x, y } }) => {
    const { width, height } = sizes.get(id) ?? CARD
    return [id, { left: x, top: y, right: x + width, bottom: y + height }] as const
  })
  const wires = drawnWires({ nodes, sizes }, edges).map(({ source, target }) => along(wireRoute(source, target)))
  const isBehind = (card: Box) => wires.some((points) => points.some((point) => inside(card, point)))
  const behind = boxes.filter(([, card]) => isBehind(card)).map(([id]) => id)
  return { box: drawnBox({ nodes, sizes }, edges), boxes, behind }
}

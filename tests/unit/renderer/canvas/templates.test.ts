import { nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../src-renderer/canvas/flow/box'
import { drawnBox } from '../../../../src-renderer/canvas/flow/drawnBox'
import { drawnWires } from '../../../../src-renderer/canvas/flow/drawnWires'
import { PORT_ROW } from '../../../../src-renderer/canvas/flow/portLayout'
import { createFlowGraph } from '../../../../src-renderer/canvas/flow/toFlowGraph'
import { wireRoute, type WireRoute } from '../../../../src-renderer/canvas/wire/wireRoute'
import { template, templates } from '../../../support/documents'

/** What is left of the canvas in a window of 1280×800 with all panels, less the margins of "fit", px. */
const ROOM = { width: 712, height: 420 }
/** Of a network of up to nine cards, and of a larger one. */
const SMALLEST_ZOOM = 0.75
const SMALLEST_OF_MANY = 0.5
const MANY = 10
/** A card as it is measured, without further rows of ports, px. */
const CARD = { width: 168, height: 88 }
/** One with a picture, px. */
const PICTURE_CARD = { width: 168, height: 219 }

function drawn(id: string) {
  const document = template(id)
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
  const boxes = nodes.map(({ id: node, position: { x, y } }) => {
    const { width, height } = sizes.get(node) ?? CARD
    return [node, { left: x, top: y, right: x + width, bottom: y + height }] as const
  })
  const wires = drawnWires({ nodes, sizes }, edges).map(({ source, target }) => wireRoute(source, target))
  return { box: drawnBox({ nodes, sizes }, edges), boxes, wires }
}

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

describe.each(templates.map(({ id }) => id))('the layout of %s', (id) => {
  const { box, boxes, wires } = drawn(id)

  it('can be read in a small window', () => {
    if (!box) throw new Error('nothing is drawn')
    const zoom = Math.min(ROOM.width / (box.right - box.left), ROOM.height / (box.bottom - box.top))
    const cards = template(id).nodes.length
    expect(zoom).toBeGreaterThanOrEqual(cards < MANY ? SMALLEST_ZOOM : SMALLEST_OF_MANY)
  })

  it('keeps cards and notes apart', () => {
    const touching = boxes.flatMap(([a, one], i) =>
      boxes
        .slice(i + 1)
        .filter(
          ([, other]) =>
            one.left < other.right + 12 &&
            other.left < one.right + 12 &&
            one.top < other.bottom + 12 &&
            other.top < one.bottom + 12,
        )
        .map(([b]) => `${a} ${b}`),
    )
    expect(touching).toEqual([])
  })

  it('leads no wire behind a card', () => {
    const behind = boxes.filter(([, card]) => wires.some((wire) => along(wire).some((point) => inside(card, point))))
    expect(behind.map(([node]) => node)).toEqual([])
  })
})

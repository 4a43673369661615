import type { TemplateSummary } from '@shared/ipc/types'
import { wirePath } from '../canvas/wire/wirePath'

export interface SketchLayout {
  readonly nodes: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly category: string
  }[]
  /** SVG paths. */
  readonly edges: readonly string[]
}

interface Size {
  readonly width: number
  readonly height: number
}

const MARGIN = { x: 26, y: 11 }
/** Widest and narrowest card, and its height as a share of its width. */
const CARD = { widest: 34, narrowest: 8, shape: 14 / 34 }
/** Least room between two cards. */
const GAP = 4
/** How far a wire at right angles keeps from the cards that it joins. */
const OUT = 6

/** Fits the cards of a graph into a picture. `sketch` has their places as shares 0–1; cards shrink until none touches another. */
export function toSketchLayout(sketch: TemplateSummary['sketch'], size: Size): SketchLayout {
  let width = CARD.widest
  let nodes = place(sketch, size, width)
  while (width > CARD.narrowest && touch(nodes)) {
    width -= 2
    nodes = place(sketch, size, width)
  }
  const edges = sketch.edges.flatMap(([from, to]) => {
    const a = nodes[from]
    const b = nodes[to]
    return a && b ? [toPath(a, b, nodes)] : []
  })
  return { nodes, edges }
}

type Box = SketchLayout['nodes'][number]

function place(sketch: TemplateSummary['sketch'], size: Size, width: number): readonly Box[] {
  const height = round(width * CARD.shape)
  return sketch.nodes.map(({ x, y, category }) => ({
    x: round(MARGIN.x + x * (size.width - 2 * MARGIN.x - width)),
    y: round(MARGIN.y + y * (size.height - 2 * MARGIN.y - height)),
    width,
    height,
    category,
  }))
}

const touch = (boxes: readonly Box[]): boolean =>
  boxes.some((a, index) =>
    boxes.slice(index + 1).some((b) => Math.abs(a.x - b.x) < a.width + GAP && Math.abs(a.y - b.y) < a.height + GAP),
  )

/**
 * From the right side of one card to the left side of the other, or from bottom to top where one stands above the other. Between
 * rows at right angles: back through the lane between them, and past other cards along the outer side of the card it leads to.
 */
function toPath(a: Box, b: Box, boxes: readonly Box[]): string {
  const [right, middle] = [a.x + a.width, b.y + b.height / 2]
  const from = { x: right, y: a.y + a.height / 2 }
  const down = b.y >= a.y
  if (b.x >= right) {
    const passes = boxes.some((box) => box.x >= right && box.x + box.width <= b.x)
    if (!passes || Math.abs(a.y - b.y) < b.height)
      return curve(from.x, from.y, b.x, middle, Math.max(4, (b.x - right) / 2), 0)
    const x = b.x + b.width / 2
    const edge = down ? b.y + b.height : b.y
    const lane = down ? edge + OUT : edge - OUT
    return corners([from, { x: right + OUT, y: from.y }, { x: right + OUT, y: lane }, { x, y: lane }, { x, y: edge }])
  }
  const y1 = down ? a.y + a.height : a.y
  const y2 = down ? b.y : b.y + b.height
  if (b.x + b.width > a.x) return curve(a.x + a.width / 2, y1, b.x + b.width / 2, y2, 0, (y2 - y1) / 2)
  const lane = (y1 + y2) / 2
  const [out, into] = [right + OUT, b.x - OUT]
  const there = [from, { x: out, y: from.y }, { x: out, y: lane }]
  return corners([...there, { x: into, y: lane }, { x: into, y: middle }, { x: b.x, y: middle }])
}

const corners = (points: readonly { x: number; y: number }[]): string =>
  wirePath({ kind: 'corners', points: points.map(({ x, y }) => ({ x: round(x), y: round(y) })) })

const curve = (x1: number, y1: number, x2: number, y2: number, dx: number, dy: number): string =>
  `M${round(x1)},${round(y1)} C${round(x1 + dx)},${round(y1 + dy)} ${round(x2 - dx)},${round(y2 - dy)} ${round(x2)},${round(y2)}`

const round = (value: number): number => Math.round(value * 10) / 10

import type { TemplateSummary } from '@shared/ipc/types'

export interface SketchLayout {
  readonly nodes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly category: string }[]
  /** SVG paths. */
  readonly edges: readonly string[]
}

/** Size of a node card on the canvas, px; only the proportions matter here. */
const CARD = { width: 148, height: 74 }
const MARGIN = 12

/**
 * Fits the cards of a graph into a picture, keeping their places. `sketch` has the upper left corners; the two directions are
 * scaled on their own, so that a long network still fills the height.
 */
export function toSketchLayout(sketch: TemplateSummary['sketch'], size: { readonly width: number; readonly height: number }): SketchLayout {
  const xs = sketch.nodes.map((node) => node.x)
  const ys = sketch.nodes.map((node) => node.y)
  const left = Math.min(...xs)
  const top = Math.min(...ys)
  const wide = Math.max(...xs) - left + CARD.width
  const tall = Math.max(...ys) - top + CARD.height
  const scaleX = (size.width - 2 * MARGIN) / wide
  const scaleY = (size.height - 2 * MARGIN) / tall
  const scale = Math.min(scaleX, scaleY, 0.24)
  // A little more air along the longer side than a true scale would leave.
  const stretchX = Math.min(scaleX, scale * 1.6)
  const stretchY = Math.min(scaleY, scale * 1.6)
  const width = CARD.width * scale
  const height = CARD.height * scale
  const spanX = (wide - CARD.width) * stretchX + width
  const spanY = (tall - CARD.height) * stretchY + height
  const nodes = sketch.nodes.map(({ x, y, category }) => ({
    x: round((size.width - spanX) / 2 + (x - left) * stretchX),
    y: round((size.height - spanY) / 2 + (y - top) * stretchY),
    width: round(width),
    height: round(height),
    category,
  }))
  const edges = sketch.edges.flatMap(([from, to]) => {
    const a = nodes[from]
    const b = nodes[to]
    return a && b ? [toPath(a, b)] : []
  })
  return { nodes, edges }
}

type Box = SketchLayout['nodes'][number]

/** From the right side of one card to the left side of the other, or from bottom to top where the cards stand above each other. */
function toPath(a: Box, b: Box): string {
  const apart = b.x - (a.x + a.width)
  if (apart >= 0) return curve(a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2, Math.max(4, apart / 2), 0)
  const down = b.y >= a.y
  const y1 = down ? a.y + a.height : a.y
  const y2 = down ? b.y : b.y + b.height
  return curve(a.x + a.width / 2, y1, b.x + b.width / 2, y2, 0, (y2 - y1) / 2)
}

const curve = (x1: number, y1: number, x2: number, y2: number, dx: number, dy: number): string =>
  `M${round(x1)},${round(y1)} C${round(x1 + dx)},${round(y1 + dy)} ${round(x2 - dx)},${round(y2 - dy)} ${round(x2)},${round(y2)}`

const round = (value: number): number => Math.round(value * 10) / 10

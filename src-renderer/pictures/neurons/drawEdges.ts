import { formatMeasure, formatNumber } from '../../i18n/format'
import type { Language } from '@shared/language'
import type { Palette } from '../palette'
import { weightAt, type KnownWeights } from '../pictureOptions'
import { arrowHead, between } from '../scene/arrow'
import { boundsOf, type Box } from '../scene/boundsOf'
import type { Path, Point, SceneShape, Text } from '../scene/scene'
import { textWidth } from '../scene/textWidth'
import type { DrawnEdge } from './edgesOf'
import type { Measures } from './layoutNeurons'

/** As many connections have arrows; more would be a thicket. */
const FEW_ARROWS = 40
/** No letters are smaller, px. */
const SMALLEST = 12
/** As many connections have their weights written on them. */
export const FEW_LABELS = 40
/** Widths of the thinnest line and of what the largest weight adds to it, px. */
const THIN = 0.7
const THICK = 2.8
const NEGATIVE = [5, 3.5] as const
/** Places along a connection where its weight may stand, the best first. */
const PLACES = [0.36, 0.5, 0.26, 0.62, 0.44, 0.3, 0.56, 0.7, 0.76, 0.2] as const

/** A weight in few characters, with a true minus. */
export function weightText(value: number, language: Language): string {
  const text =
    Math.abs(value) >= 0.005 || value === 0 ? formatNumber(value, language, 2) : formatMeasure(value, language, 1)
  return text.replace('-', '−')
}

const valueOf = ({ weight }: DrawnEdge, weights: KnownWeights | undefined): number | undefined =>
  weight && weightAt(weights?.[weight.node]?.[weight.name], weight.index)

interface Look {
  readonly palette: Palette
  readonly measures: Measures
  readonly weights: KnownWeights | undefined
  readonly language: Language
}

/** A connection as a line: the thicker, the larger its weight; dashed where it is negative. */
function lineOf(
  edge: DrawnEdge,
  value: number | undefined,
  largest: number,
  thin: boolean,
  { palette, measures }: Look,
): Path {
  const [from, to] = between(edge.from, edge.to, measures.r)
  const known = value !== undefined && Number.isFinite(value)
  const color = !known ? palette.line : value < 0 ? palette.negative : palette.positive
  return {
    kind: 'path',
    points: [from, to],
    stroke: color,
    width: known ? THIN + (THICK * Math.abs(value)) / (largest || 1) : thin ? THIN : 1.1,
    ...(known && value < 0 && { dash: NEGATIVE }),
    ...(edge.weight && { ref: { kind: 'edge', ...edge.weight } }),
  }
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const widened = (box: Box, by: number): Box => ({
  left: box.left - by,
  right: box.right + by,
  top: box.top,
  bottom: box.bottom,
})

/** How much of a line runs through a box, roughly: the share of its points that lie in it. */
function crossed(box: Box, from: Point, to: Point): number {
  let inside = 0
  for (let i = 1; i < 24; i++) {
    const x = from.x + ((to.x - from.x) * i) / 24
    const y = from.y + ((to.y - from.y) * i) / 24
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) inside++
  }
  return inside
}

/** The weights as numbers on their connections, each where it covers the least of the others. */
function labelsOf(edges: readonly DrawnEdge[], look: Look): readonly SceneShape[] {
  const { palette, measures, weights, language } = look
  const size = Math.max(SMALLEST, 0.86 * measures.em)
  const taken: Box[] = []
  return edges.flatMap((edge): SceneShape[] => {
    const value = valueOf(edge, weights)
    if (value === undefined) return []
    const text = weightText(value, language)
    const width = textWidth(text, size) + 0.3 * measures.em
    const at = (share: number): Text => ({
      kind: 'text',
      at: { x: edge.from.x + (edge.to.x - edge.from.x) * share, y: edge.from.y + (edge.to.y - edge.from.y) * share },
      text,
      size,
      anchor: 'middle',
      fill: palette.ink,
    })
    const cost = (share: number): number => {
      const box = boundsOf(at(share))
      const lines = edges.filter((one) => one !== edge).reduce((sum, one) => sum + crossed(box, one.from, one.to), 0)
      return taken.reduce((sum, other) => sum + 100 * overlap(box, other), 0) + 2 * lines
    }
    const costs = PLACES.map((share, i) => ({ share, cost: cost(share) + i * 0.2 }))
    const { share } = costs.reduce((best, one) => (one.cost < best.cost ? one : best))
    const label = at(share)
    taken.push(widened(boundsOf(label), 0.25 * measures.em))
    const height = 1.15 * size
    return [
      {
        kind: 'rect',
        at: { x: label.at.x - width / 2, y: label.at.y - height / 2 },
        size: { width, height },
        radius: 0.2 * measures.em,
        fill: palette.paper,
      },
      label,
    ]
  })
}

/** Connections, with their weights where those are known and few. */
export function drawEdges(edges: readonly DrawnEdge[], look: Look): readonly SceneShape[] {
  const { palette, measures, weights } = look
  const values = edges.map((edge) => valueOf(edge, weights))
  const largest = Math.max(
    0,
    ...values.map((value) => (value !== undefined && Number.isFinite(value) ? Math.abs(value) : 0)),
  )
  const lines = edges.map((edge, i) => lineOf(edge, values[i], largest, edges.length > FEW_ARROWS, look))
  const heads =
    edges.length > FEW_ARROWS
      ? []
      : edges.flatMap((edge, i) => {
          const [from, to] = lines[i]?.points ?? []
          return from && to && (edge.link || edge.bias)
            ? [arrowHead(from, to, measures.em * 0.85, lines[i]?.stroke ?? palette.line)]
            : []
        })
  const written = edges.filter(({ link, bias }) => link || bias)
  const few = edges.filter(({ weight }) => weight).length <= FEW_LABELS
  const labels = few ? labelsOf(written, look) : []
  return [...lines, ...heads, ...labels]
}

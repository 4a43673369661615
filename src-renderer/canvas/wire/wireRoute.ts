import type { Position as Point } from '@shared/graph/document'
import { CARD_SIZE, FIRST_PORT } from '../flow/portLayout'

/** The side of a card that a port sits on. */
export type WireSide = 'left' | 'right' | 'top' | 'bottom'
export interface WireEnd extends Point {
  readonly side: WireSide
  /** Where its card begins; without it, the port is in the first row. */
  readonly top?: number
}
/** The way of an edge: corners to be rounded, or the ends and the two control points of one cubic curve. */
export interface WireRoute {
  readonly kind: 'corners' | 'curve'
  readonly points: readonly Point[]
  /** Where a label reads best. */
  readonly label: Point
}

/** How far beside a card an edge that runs back goes: outside the frame of a group. */
const STUB = 24
/** How far above the row of its target an edge that runs back goes, px. */
const ABOVE = 30
/** How far above the higher end an edge between two top ports runs, px. */
const ARCH = 60
/** The same of an edge from the right side of a card to a top port further than the next column. */
const LOW_ARCH = 18
const NEXT_COLUMN = 1.5 * CARD_SIZE.width
const LOWER_ROW = 110
/** How far beside and above its end an edge comes down: outside an edge that runs back between the same rows. */
const BESIDE = { x: 36, y: 14 } as const

const DIRECTION: Readonly<Record<WireSide, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

function curve(source: WireEnd, target: WireEnd): WireRoute {
  const k = Math.max(
    Math.abs(target.x - source.x) / 2,
    Math.min(48, Math.hypot(target.x - source.x, target.y - source.y) * 0.4),
  )
  const s = DIRECTION[source.side]
  const t = DIRECTION[target.side]
  const a = { x: source.x + s.x * k, y: source.y + s.y * k }
  const b = { x: target.x + t.x * k, y: target.y + t.y * k }
  return {
    kind: 'curve',
    points: [source, a, b, target],
    label: { x: (source.x + 3 * a.x + 3 * b.x + target.x) / 8, y: (source.y + 3 * a.y + 3 * b.y + target.y) / 8 },
  }
}

function arch(source: WireEnd, target: WireEnd): WireRoute {
  const fromTop = source.side === 'top'
  const start = fromTop ? source.y : topOf(source)
  const y = Math.min(start, target.y) - (fromTop ? ARCH : LOW_ARCH)
  const up = fromTop ? source.x : source.x + STUB
  // A target in a lower row may have cards above it: the edge comes down beside them.
  const beside = target.y - start > LOWER_ROW
  const x = target.x + (target.x >= source.x ? 1 : -1) * (CARD_SIZE.width / 2 + BESIDE.x)
  const down = beside
    ? [
        { x, y },
        { x, y: target.y - BESIDE.y },
        { x: target.x, y: target.y - BESIDE.y },
      ]
    : [{ x: target.x, y }]
  return {
    kind: 'corners',
    points: [source, ...(fromTop ? [] : [{ x: up, y: source.y }]), { x: up, y }, ...down, target],
    label: { x: (up + target.x) / 2, y },
  }
}

const topOf = ({ y, top = y - FIRST_PORT }: WireEnd): number => top

/** Where an edge that runs back crosses: above the row of the lower end, or over both in the same row. */
function crossing(source: WireEnd, target: WireEnd): number {
  if (Math.abs(target.y - source.y) <= 60) return Math.min(source.y, target.y) - 64
  return topOf(target.y > source.y ? target : source) - ABOVE
}

/** Whether cards may stand between a port on the right side and one on top: further than the next column, or in a lower row. */
const isFar = (source: WireEnd, target: WireEnd): boolean =>
  source.side === 'right' &&
  target.x > source.x &&
  (target.x - source.x > NEXT_COLUMN || target.y - topOf(source) > LOWER_ROW)

/**
 * The way of an edge: a curve where the way is free; corners through the gap between rows where the target lies behind the
 * source; an arch over the row between two ports on top, and from a side to a port on top that is far.
 */
export function wireRoute(source: WireEnd, target: WireEnd): WireRoute {
  if (target.side === 'top' && (source.side === 'top' || isFar(source, target))) return arch(source, target)
  const behind = source.side === 'right' && target.side === 'left' && target.x < source.x
  if (!behind) return curve(source, target)
  const y = crossing(source, target)
  const [out, into] = [source.x + STUB, target.x - STUB]
  return {
    kind: 'corners',
    points: [source, { x: out, y: source.y }, { x: out, y }, { x: into, y }, { x: into, y: target.y }, target],
    label: { x: (source.x + target.x) / 2, y },
  }
}

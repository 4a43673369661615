import type { Position as Point } from '@shared/graph/document'
import { CARD_SIZE } from '../flow/portLayout'

/** The side of a card that a port sits on. */
export type WireSide = 'left' | 'right' | 'top' | 'bottom'
export interface WireEnd extends Point {
  readonly side: WireSide
}
export interface WirePath {
  /** SVG path data. */
  readonly d: string
  /** Where a label reads best. */
  readonly label: Point
}

const STUB = 18
const CORNER = 14
/** How far above the higher end an edge between two top ports runs, px. */
const ARCH = 60
const LOWER_ROW = 110
const BESIDE = 28

const DIRECTION: Readonly<Record<WireSide, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/** A polyline with rounded corners. */
function rounded(points: readonly Point[]): string {
  const first = points[0]
  if (!first) return ''
  let d = `M${first.x},${first.y}`
  for (let i = 1; i < points.length; i++) {
    const here = points[i] as Point
    const before = points[i - 1] as Point
    const after = points[i + 1]
    if (!after) {
      d += `L${here.x},${here.y}`
      continue
    }
    const into = Math.hypot(here.x - before.x, here.y - before.y)
    const out = Math.hypot(after.x - here.x, after.y - here.y)
    const r = Math.min(CORNER, into / 2, out / 2)
    if (r < 0.5) {
      d += `L${here.x},${here.y}`
      continue
    }
    const a = { x: here.x - ((here.x - before.x) / into) * r, y: here.y - ((here.y - before.y) / into) * r }
    const b = { x: here.x + ((after.x - here.x) / out) * r, y: here.y + ((after.y - here.y) / out) * r }
    d += `L${a.x},${a.y}Q${here.x},${here.y} ${b.x},${b.y}`
  }
  return d
}

function curve(source: WireEnd, target: WireEnd): WirePath {
  const k = Math.max(
    Math.abs(target.x - source.x) / 2,
    Math.min(48, Math.hypot(target.x - source.x, target.y - source.y) * 0.4),
  )
  const s = DIRECTION[source.side]
  const t = DIRECTION[target.side]
  const a = { x: source.x + s.x * k, y: source.y + s.y * k }
  const b = { x: target.x + t.x * k, y: target.y + t.y * k }
  return {
    d: `M${source.x},${source.y}C${a.x},${a.y} ${b.x},${b.y} ${target.x},${target.y}`,
    label: { x: (source.x + 3 * a.x + 3 * b.x + target.x) / 8, y: (source.y + 3 * a.y + 3 * b.y + target.y) / 8 },
  }
}

/**
 * The line of an edge: a curve where the way is free; rounded corners through the gap between rows where the target lies behind
 * the source; an arch over the row between two ports on top.
 */
export function wirePath(source: WireEnd, target: WireEnd): WirePath {
  if (source.side === 'top' && target.side === 'top') {
    const y = Math.min(source.y, target.y) - ARCH
    // A target in a lower row may have cards above it: the edge comes down beside them.
    const beside = target.y - source.y > LOWER_ROW
    const x = target.x + (target.x >= source.x ? 1 : -1) * (CARD_SIZE.width / 2 + BESIDE)
    const points = beside
      ? [
          source,
          { x: source.x, y },
          { x, y },
          { x, y: target.y - BESIDE },
          { x: target.x, y: target.y - BESIDE },
          target,
        ]
      : [source, { x: source.x, y }, { x: target.x, y }, target]
    return { d: rounded(points), label: { x: (source.x + target.x) / 2, y } }
  }
  const behind = source.side === 'right' && target.side === 'left' && target.x < source.x
  if (!behind) return curve(source, target)
  const y = Math.abs(target.y - source.y) > 60 ? (source.y + target.y) / 2 : Math.min(source.y, target.y) - 64
  const points = [
    source,
    { x: source.x + STUB, y: source.y },
    { x: source.x + STUB, y },
    { x: target.x - STUB, y },
    { x: target.x - STUB, y: target.y },
    target,
  ]
  return { d: rounded(points), label: { x: (source.x + target.x) / 2, y } }
}

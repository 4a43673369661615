import type { Path, Point } from './scene'

/** How long the head of an arrow is, and half as wide as it, in widths of letters. */
const LENGTH = 0.55
const HALF_WIDTH = 0.24

/** The head of an arrow that ends at `tip`, coming from `from`. */
export function arrowHead(from: Point, tip: Point, em: number, fill: string): Path {
  const long = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const along = { x: (tip.x - from.x) / long, y: (tip.y - from.y) / long }
  const base = { x: tip.x - along.x * LENGTH * em, y: tip.y - along.y * LENGTH * em }
  const side = { x: -along.y * HALF_WIDTH * em, y: along.x * HALF_WIDTH * em }
  return {
    kind: 'path',
    points: [tip, { x: base.x + side.x, y: base.y + side.y }, { x: base.x - side.x, y: base.y - side.y }],
    closed: true,
    fill,
  }
}

/** A straight arrow: its line ends inside its head. */
export function arrow(from: Point, tip: Point, em: number, color: string, width = 1.2): readonly Path[] {
  const long = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const back = (LENGTH * em * 0.7) / long
  const end = { x: tip.x - (tip.x - from.x) * back, y: tip.y - (tip.y - from.y) * back }
  return [{ kind: 'path', points: [from, end], stroke: color, width }, arrowHead(from, tip, em, color)]
}

/** The part of a line between two circles around its ends. */
export function between(from: Point, to: Point, r: number, rTo = r): readonly [Point, Point] {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const at = (share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
  return [at(Math.min(0.5, r / long)), at(Math.max(0.5, 1 - rTo / long))]
}

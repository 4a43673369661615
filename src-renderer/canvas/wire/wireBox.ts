import { boxAround, type Box } from '../flow/box'
import type { WireRoute } from './wireRoute'

/**
 * Shares (0–1) of a cubic Bézier curve at which one coordinate turns back: roots of its derivative, by the formula that stays
 * exact where its leading coefficient all but vanishes.
 */
function turns(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0
  const b = 2 * (p2 - 2 * p1 + p0)
  const c = p1 - p0
  const root = Math.sqrt(b * b - 4 * a * c)
  const q = -(b + (b < 0 ? -root : root)) / 2
  return [q / a, c / q].filter((t) => t > 0 && t < 1)
}

const at = (p: readonly number[], t: number): number => {
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = p
  const s = 1 - t
  return s ** 3 * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t ** 3 * p3
}

/** The smallest box around the line of an edge; rounding keeps corners inside. */
export function wireBox({ kind, points }: WireRoute): Box {
  if (kind === 'corners') return boxAround(points)
  const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)] as const
  const shares = [x, y].flatMap(([p0 = 0, p1 = 0, p2 = 0, p3 = 0]) => turns(p0, p1, p2, p3))
  return boxAround([0, ...shares, 1].map((t) => ({ x: at(x, t), y: at(y, t) })))
}

import type { Point } from './scene'

const toward = (from: Point, to: Point, distance: number): Point => {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const share = Math.min(0.5, distance / long)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** Lines through points with their corners rounded, as Bézier curves: a start, then two handles and an end for each. */
export function rounded(points: readonly Point[], radius: number): readonly Point[] {
  const [start, ...rest] = points
  if (!start) return []
  const curve: Point[] = [start]
  let at = start
  rest.forEach((corner, i) => {
    const next = rest[i + 1]
    const end = next ? toward(corner, at, radius) : corner
    curve.push(at, end, end)
    at = end
    if (!next) return
    const leave = toward(corner, next, radius)
    curve.push(corner, corner, leave)
    at = leave
  })
  return curve
}

import type { Position as Point } from '@shared/graph/document'
import type { WireRoute } from './wireRoute'

const CORNER = 14

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

/** The line of an edge as SVG path data. */
export function wirePath({ kind, points }: Pick<WireRoute, 'kind' | 'points'>): string {
  if (kind === 'corners') return rounded(points)
  const [source, a, b, target] = points.map(({ x, y }) => `${x},${y}`)
  return `M${source}C${a} ${b} ${target}`
}

import type { Position } from '@shared/graph/document'
import type { DrawnWire } from '../flow/drawnWires'
import { wireBox } from './wireBox'
import { wirePath } from './wirePath'
import { wireRoute } from './wireRoute'

const REACH = 14
const SAMPLES = 24

/** Id of the edge that runs within reach of a point; `null`: none does. */
export function nearestWire(point: Position, wires: Iterable<DrawnWire>): string | null {
  let best: string | null = null
  let bestDistance = REACH
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  for (const { id, source, target } of wires) {
    const route = wireRoute(source, target)
    const { left, top, right, bottom } = wireBox(route)
    const inReach =
      point.x > left - REACH && point.x < right + REACH && point.y > top - REACH && point.y < bottom + REACH
    if (!inReach) continue
    path.setAttribute('d', wirePath(route))
    const length = path.getTotalLength()
    const samples = Math.max(SAMPLES, Math.ceil(length / REACH))
    for (let i = 1; i < samples; i++) {
      const at = path.getPointAtLength((length * i) / samples)
      const distance = Math.hypot(at.x - point.x, at.y - point.y)
      if (distance < bestDistance) {
        best = id
        bestDistance = distance
      }
    }
  }
  return best
}

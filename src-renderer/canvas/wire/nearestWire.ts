import type { Position } from '@shared/graph/document'
import { wirePath, type WireEnd } from './wirePath'

const REACH = 14
const BOX = 80
const SAMPLES = 24

/** Id of the edge that runs within reach of a point; `null`: none does. */
export function nearestWire(
  point: Position,
  wires: Iterable<{ readonly id: string; readonly source: WireEnd; readonly target: WireEnd }>,
): string | null {
  let best: string | null = null
  let bestDistance = REACH
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  for (const { id, source, target } of wires) {
    const outside =
      point.x < Math.min(source.x, target.x) - BOX ||
      point.x > Math.max(source.x, target.x) + BOX ||
      point.y < Math.min(source.y, target.y) - BOX ||
      point.y > Math.max(source.y, target.y) + BOX
    if (outside) continue
    path.setAttribute('d', wirePath(source, target).d)
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

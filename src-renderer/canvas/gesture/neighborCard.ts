import type { Position } from '@shared/graph/document'
import { expectedSize } from '../flow/expectedSize'
import type { FlowNodes } from '../flow/useFlowNodes'

/** The card next to one in a direction: the nearest whose center lies that way, nearness across counting double. */
export function neighborCard(flow: FlowNodes, from: string | undefined, way: Position): string | null {
  const places = flow.nodes.flatMap((node) => {
    if (node.type === 'frame') return []
    const size = flow.sizes.get(node.id) ?? expectedSize(node)
    return [{ id: node.id, x: node.position.x + size.width / 2, y: node.position.y + size.height / 2 }]
  })
  const here = places.find((place) => place.id === from)
  if (!here) return [...places].sort((a, b) => a.x + a.y - b.x - b.y)[0]?.id ?? null
  let best: { id: string; cost: number } | null = null
  for (const place of places) {
    const along = (place.x - here.x) * way.x + (place.y - here.y) * way.y
    const across = Math.abs((place.x - here.x) * way.y) + Math.abs((place.y - here.y) * way.x)
    if (along <= 1 || place.id === here.id) continue
    const cost = along + 2 * across
    if (!best || cost < best.cost) best = { id: place.id, cost }
  }
  return best?.id ?? null
}

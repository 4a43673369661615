import type { WireEnd } from '../wire/wireRoute'
import type { FlowNode } from './flowTypes'
import { FIRST_PORT, PORT_ROW, portSpot } from './portLayout'

/** Where a port of a drawn node is on the canvas; `null` where the node has no such port. */
export function wireEnd(
  node: FlowNode,
  size: { readonly width: number; readonly height: number },
  port: string,
  kind: 'input' | 'output',
): WireEnd | null {
  const { x, y } = node.position
  if (node.type === 'folded') {
    const row = (kind === 'input' ? node.data.inputs : node.data.outputs).findIndex(({ id }) => id === port)
    return row < 0
      ? null
      : {
          x: kind === 'input' ? x : x + size.width,
          y: y + FIRST_PORT + row * PORT_ROW,
          side: kind === 'input' ? 'left' : 'right',
          top: y,
        }
  }
  if (node.type !== 'card') return null
  const placed = node.data.ports.find((candidate) => candidate.name === port && candidate.kind === kind)
  if (!placed) return null
  const spot = portSpot(placed, size)
  return { x: x + spot.x, y: y + spot.y, side: placed.at, top: y }
}

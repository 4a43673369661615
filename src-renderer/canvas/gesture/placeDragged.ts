import type { Position } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import type { Guide } from '../canvasStore'
import type { FlowNode } from '../flow/flowTypes'
import { expectedSize } from '../flow/expectedSize'
import type { FlowNodes } from '../flow/useFlowNodes'
import { alignTo } from './alignTo'
import { movesWith } from './movesWith'

interface Move {
  readonly id: string
  readonly position: Position
}

/** How the dragged nodes should move, as one box, to be in line with the others. */
function shiftToLines(studio: Studio, { nodes, sizes }: FlowNodes, moves: readonly Move[]) {
  const moving = new Set(moves.flatMap(({ id }) => [id, ...movesWith(studio, id)]))
  const boxOf = (node: FlowNode, position: Position) => ({ ...position, ...(sizes.get(node.id) ?? expectedSize(node)) })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const boxes = moves.flatMap(({ id, position }) => {
    const node = byId.get(id)
    return node ? [boxOf(node, position)] : []
  })
  const left = Math.min(...boxes.map((b) => b.x))
  const top = Math.min(...boxes.map((b) => b.y))
  const hull = {
    x: left,
    y: top,
    width: Math.max(...boxes.map((b) => b.x + b.width)) - left,
    height: Math.max(...boxes.map((b) => b.y + b.height)) - top,
  }
  const others = nodes
    .filter((node) => node.type !== 'frame' && !moving.has(node.id))
    .map((node) => boxOf(node, node.position))
  return alignTo(hull, others)
}

/** Writes into `places` where a drag puts its nodes, drawn to the lines of others; the members of a frame go with it. Gives the lines. */
export function placeDragged(
  studio: Studio,
  flow: FlowNodes,
  moves: readonly Move[],
  places: Map<string, Position>,
): readonly Guide[] {
  const { dx, dy, guides } = shiftToLines(studio, flow, moves)
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const own = new Set(moves.map((move) => move.id))
  for (const { id, position } of moves) {
    const to = { x: Math.round(position.x + dx), y: Math.round(position.y + dy) }
    const node = byId.get(id)
    if (node?.type === 'frame') {
      const base = places.get(id) ?? node.position
      for (const member of movesWith(studio, id)) {
        const at = places.get(member) ?? byId.get(member)?.position
        if (!at || own.has(member)) continue
        places.set(member, { x: at.x + to.x - base.x, y: at.y + to.y - base.y })
      }
    }
    places.set(id, to)
  }
  return guides
}

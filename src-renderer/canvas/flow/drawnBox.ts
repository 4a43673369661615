import { wireBox } from '../wire/wireBox'
import { wireRoute, type WireRoute } from '../wire/wireRoute'
import { boxAround, type Box } from './box'
import { drawnWires } from './drawnWires'
import { expectedSize } from './expectedSize'
import type { WireEdge } from './flowTypes'
import type { FlowNodes } from './useFlowNodes'

const corners = ({ left, top, right, bottom }: Box) => [
  { x: left, y: top },
  { x: right, y: bottom },
]

type Drawn = Pick<FlowNodes, 'nodes' | 'sizes'>

const nodeBoxes = ({ nodes, sizes }: Drawn): Box[] =>
  nodes.map((node) => {
    const { x, y } = node.position
    const size = sizes.get(node.id) ?? expectedSize(node)
    return { left: x, top: y, right: x + size.width, bottom: y + size.height }
  })

const wireRoutes = (flow: Drawn, edges: readonly WireEdge[]): WireRoute[] =>
  drawnWires(flow, edges).map(({ source, target }) => wireRoute(source, target))

/** The box around all that is drawn: cards, notes, frames of groups, and edges where they really run; `null`: nothing is. */
export function drawnBox(flow: Drawn, edges: readonly WireEdge[]): Box | null {
  if (flow.nodes.length === 0) return null
  const boxes = [...nodeBoxes(flow), ...wireRoutes(flow, edges).map(wireBox)]
  return boxAround(boxes.flatMap(corners))
}

/** Where something is drawn: a box for each card, note and frame, and for each straight part of an edge. */
export const drawnBoxes = (flow: Drawn, edges: readonly WireEdge[]): Box[] => [
  ...nodeBoxes(flow),
  ...wireRoutes(flow, edges).flatMap((route) =>
    route.kind === 'curve'
      ? [wireBox(route)]
      : route.points.slice(1).map((_, i) => boxAround(route.points.slice(i, i + 2))),
  ),
]

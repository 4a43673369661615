import { wireBox } from '../wire/wireBox'
import { wireRoute } from '../wire/wireRoute'
import { boxAround, type Box } from './box'
import { drawnWires } from './drawnWires'
import type { WireEdge } from './flowTypes'
import { CARD_SIZE } from './portLayout'
import type { FlowNodes } from './useFlowNodes'

const corners = ({ left, top, right, bottom }: Box) => [
  { x: left, y: top },
  { x: right, y: bottom },
]

/** The box around all that is drawn: cards, notes, frames of groups, and edges where they really run; `null`: nothing is. */
export function drawnBox(flow: Pick<FlowNodes, 'nodes' | 'sizes'>, edges: readonly WireEdge[]): Box | null {
  if (flow.nodes.length === 0) return null
  const boxes = [
    ...flow.nodes.map(({ id, position: { x, y }, width, height }) => {
      const size = flow.sizes.get(id) ?? { width: width ?? CARD_SIZE.width, height: height ?? CARD_SIZE.height }
      return { left: x, top: y, right: x + size.width, bottom: y + size.height }
    }),
    ...drawnWires(flow, edges).map(({ source, target }) => wireBox(wireRoute(source, target))),
  ]
  return boxAround(boxes.flatMap(corners))
}

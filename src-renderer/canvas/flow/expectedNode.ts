import { Position, type NodeHandle } from '@xyflow/react'
import { expectedSize } from './expectedSize'
import type { FlowNode } from './flowTypes'
import { wireEnd } from './wireEnds'

/** Width and height of a drawn port, which stands across the border of its card, px. */
const PORT = 10

const SIDES = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom } as const

function portsOf(node: FlowNode): readonly { readonly name: string; readonly kind: 'input' | 'output' }[] {
  if (node.type === 'card') return node.data.ports
  if (node.type !== 'folded') return []
  return [
    ...node.data.inputs.map(({ id }) => ({ name: id, kind: 'input' as const })),
    ...node.data.outputs.map(({ id }) => ({ name: id, kind: 'output' as const })),
  ]
}

/**
 * What a card that has not been drawn yet will look like. React Flow draws each node that it knows nothing of once, seen or not,
 * to measure it: with this it need not, and pasting thousands of cards draws only those in view.
 */
export function expectedNode(node: FlowNode): Pick<FlowNode, 'initialWidth' | 'initialHeight' | 'handles'> {
  const atOrigin = { ...node, position: { x: 0, y: 0 } } as FlowNode
  const size = expectedSize(node)
  const handles = portsOf(node).flatMap(({ name, kind }): NodeHandle[] => {
    const end = wireEnd(atOrigin, size, name, kind)
    if (!end) return []
    const type = kind === 'input' ? 'target' : 'source'
    return [
      {
        id: name,
        type,
        position: SIDES[end.side],
        x: end.x - PORT / 2,
        y: end.y - PORT / 2,
        width: PORT,
        height: PORT,
      },
    ]
  })
  return { initialWidth: size.width, initialHeight: size.height, handles }
}

import type { Position } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import { expectedSize } from '../flow/expectedSize'
import type { FlowNode } from '../flow/flowTypes'
import type { FlowNodes } from '../flow/useFlowNodes'

/** The card that shows a node, which is its group's while that is folded, and the middle of it; `null`: none does. */
export function drawnCard(
  studio: Studio,
  { nodes, sizes }: FlowNodes,
  id: string,
): { readonly node: FlowNode; readonly middle: Position } | null {
  const { groups } = studio.documents.getState().document
  const shown = groups.find((group) => group.folded && group.nodes.includes(id))?.id ?? id
  const node = nodes.find((candidate) => candidate.id === shown)
  if (!node) return null
  const size = sizes.get(shown) ?? expectedSize(node)
  return { node, middle: { x: node.position.x + size.width / 2, y: node.position.y + size.height / 2 } }
}

import type { Position } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import type { FlowNodes } from '../flow/useFlowNodes'
import { neighborCard } from './neighborCard'

/** Selects the card next to the selected one in a direction; of a folded group, all that is inside. */
export function walkToNeighbor(studio: Studio, flow: FlowNodes, way: Position): void {
  const { selection } = studio.interface.getState()
  const shown = flow.nodes.find((node) => node.selected)?.id
  const next = neighborCard(flow, shown ?? selection.nodes[0], way)
  const node = flow.nodes.find((candidate) => candidate.id === next)
  if (!node) return
  const group =
    node.type === 'folded'
      ? studio.documents.getState().document.groups.find((candidate) => candidate.id === node.id)
      : undefined
  const first = node.type === 'folded' ? group?.nodes[0] : node.id
  if (first === undefined) return
  canvasStore.getState().commands?.focusNode(first)
  if (group) studio.interface.getState().select({ nodes: group.nodes })
}

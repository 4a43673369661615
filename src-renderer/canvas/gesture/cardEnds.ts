import { groupPorts } from '@shared/graph/blocks/groupPorts'
import type { PortRef } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import type { PortSide } from '../canvasStore'
import { portsOf } from './judgeConnections'

/** The ports on one side of a card: of a node, or those inside a folded group that come out on it. */
export function cardEnds(studio: Studio, card: string, side: PortSide): readonly PortRef[] {
  const { document } = studio.documents.getState()
  const group = document.groups.find(({ id, folded }) => folded && id === card)
  if (group) {
    const { inputs, outputs } = groupPorts(document, group, studio.blocks.getState().find)
    return (side === 'input' ? inputs : outputs).map(({ ends: [end] }) => end)
  }
  const node = document.nodes.find(({ id }) => id === card)
  return node ? portsOf(document, node, side).map((port) => ({ node: card, port })) : []
}

import type { Studio } from '../../state/studio'
import { groupOfSelection } from '../groupOfSelection'
import { shownGraph } from '@shared/graph/shownGraph'
import { cardEnds } from '../gesture/cardEnds'
import { canvasStore, type PortEnd } from '../canvasStore'
import { CARD_SIZE, FIRST_PORT } from '../flow/portLayout'

/** Free space between a card and the one added after it, px. */
const GAP = 40

/** Opens the quick-add menu: after the selected node, wired to it, or in the middle of what is seen. */
export function quickAddFromSelection(studio: Studio): void {
  const { commands, set } = canvasStore.getState()
  if (!commands) return
  const { document } = studio.documents.getState()
  const { selection } = studio.interface.getState()
  const group = groupOfSelection(document, selection.nodes)
  const card = group?.folded ? group.id : selection.nodes.length === 1 ? selection.nodes[0] : undefined
  const node = shownGraph(document).nodes.find((candidate) => candidate.id === card)
  const [output] = node ? cardEnds(studio, node.id, 'output') : []
  if (!node || !output) {
    const position = commands.center()
    set({ quickAdd: { at: commands.toWindow(position), position, from: null } })
    return
  }
  const size = commands.sizes().get(node.id) ?? CARD_SIZE
  const from: PortEnd = { ...output, side: 'output' }
  const position = { x: node.position.x + size.width + GAP, y: node.position.y + FIRST_PORT }
  set({ quickAdd: { at: commands.toWindow(position), position, from } })
}

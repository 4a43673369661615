import { addItem, cornerAt } from '../canvas/addItem'
import { canvasStore } from '../canvas/canvasStore'
import { CARD_SIZE } from '../canvas/flow/portLayout'
import { freeSpot } from '../canvas/freeSpot'
import { shownGraph } from '@shared/graph/shownGraph'
import type { Studio } from '../state/studio'

/** How far from the node of the chosen port the new one stands, px. */
const BESIDE = 200

/** Adds a node or a block in the middle of what is seen, on nothing; with a port chosen, beside its node and wired to it. */
export function addFromPalette(studio: Studio, type: string): void {
  const port = studio.interface.getState().focusedPort
  const { document } = studio.documents.getState()
  const card = document.groups.find(({ folded, nodes }) => folded && nodes.includes(port?.node ?? ''))?.id ?? port?.node
  const node = shownGraph(document).nodes.find((candidate) => candidate.id === card)
  if (port && node) {
    const corner = { x: node.position.x + (port.side === 'output' ? BESIDE : -BESIDE), y: node.position.y }
    addItem(studio, type, corner, { from: port })
    return
  }
  const { commands } = canvasStore.getState()
  const middle = cornerAt(commands?.center() ?? { x: 0, y: 0 }, 'middle')
  const corner = freeSpot(middle, CARD_SIZE, commands?.taken() ?? [])
  addItem(studio, type, corner)
  const ends = [corner, { x: corner.x + CARD_SIZE.width, y: corner.y + CARD_SIZE.height }]
  if (!ends.every((end) => commands?.toCanvas(commands.toWindow(end)))) commands?.fit()
}

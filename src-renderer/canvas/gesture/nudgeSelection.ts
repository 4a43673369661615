import { moveNodes } from '@shared/graph/commands/moveNodes'
import type { Position } from '@shared/graph/document'
import type { Studio } from '../../state/studio'
import { applyChange } from '../applyChange'

/** Moves what is selected by so many px; nudges in quick succession are undone together. */
export function nudgeSelection(studio: Studio, by: Position): void {
  const { document } = studio.documents.getState()
  const { nodes, notes } = studio.interface.getState().selection
  const chosen = new Set([...nodes, ...notes])
  const places = new Map(
    [...document.nodes, ...document.notes]
      .filter((item) => chosen.has(item.id))
      .map(({ id, position }) => [id, { x: position.x + by.x, y: position.y + by.y }]),
  )
  applyChange(studio, moveNodes(document, places), `nudge:${[...chosen].join()}`)
}

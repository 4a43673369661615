import type { Position } from '@shared/graph/document'
import type { ClientPoint } from '../canvasStore'
import { CARD_SIZE } from '../flow/portLayout'

/** Free space kept around a card that is brought into view, px. */
const MARGIN = 24

const along = (start: number, length: number, from: number, to: number): number => {
  if (start < from + MARGIN) return from + MARGIN - start
  return start + length > to - MARGIN ? to - MARGIN - start - length : 0
}

/** How far the picture has to move, px, for a card whose upper left corner is at a point of the window to be seen in a room. */
export const intoView = (
  room: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  corner: ClientPoint,
  zoom: number,
): Position => ({
  x: along(corner.x, CARD_SIZE.width * zoom, room.left, room.right),
  y: along(corner.y, CARD_SIZE.height * zoom, room.top, room.bottom),
})

import { Position } from '@xyflow/react'
import type { Box } from '../flow/box'

export interface Place {
  readonly position: Position
  readonly align: 'start' | 'center' | 'end'
}

/** Free space between a card and its popover, px: ports stand out of a card. */
export const OFFSET = 12

const SIDES = [Position.Bottom, Position.Top, Position.Right, Position.Left]
const ALIGNS = ['center', 'start', 'end'] as const

/** Where React Flow's toolbar lies on a side of a card. */
function boxAt(card: Box, { width, height }: { width: number; height: number }, { position, align }: Place): Box {
  const along = (low: number, high: number, size: number): number =>
    align === 'start' ? low : align === 'end' ? high - size : (low + high - size) / 2
  const upright = position === Position.Bottom || position === Position.Top
  const left = upright
    ? along(card.left, card.right, width)
    : position === Position.Right
      ? card.right + OFFSET
      : card.left - OFFSET - width
  const top = !upright
    ? along(card.top, card.bottom, height)
    : position === Position.Bottom
      ? card.bottom + OFFSET
      : card.top - OFFSET - height
  return { left, top, right: left + width, bottom: top + height }
}

/** Area that two boxes share, px². */
const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

/**
 * The side of a card where a popover of this size covers nothing that a person may want to reach, inside the canvas; `covers`: the
 * area it covers there all the same, px². `null`: it has no room at all.
 */
export function popoverPlace(
  card: Box,
  size: { readonly width: number; readonly height: number },
  room: Box,
  others: readonly Box[],
): (Place & { readonly covers: number }) | null {
  let best: (Place & { readonly covers: number }) | null = null
  for (const position of SIDES)
    for (const align of ALIGNS) {
      const box = boxAt(card, size, { position, align })
      const inside =
        box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom
      const covers = others.reduce((sum, other) => sum + shared(box, other), 0)
      if (inside && (!best || covers < best.covers)) best = { position, align, covers }
    }
  return best
}

import type { Position } from '@shared/graph/document'
import type { Box } from './flow/box'

/** Free room around what is put down, and the distance between two places that are tried, px. */
const GAP = 16
const STEP = 40
/** How far it is looked for a place, in steps. */
const REACH = 30

/** The corner nearest to `wanted` at which a sheet of this size lies on nothing; `wanted` itself where all is taken far around. */
export function freeSpot(
  wanted: Position,
  { width, height }: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): Position {
  const isFree = ({ x, y }: Position): boolean =>
    taken.every(
      ({ left, top, right, bottom }) =>
        x > right + GAP || x + width < left - GAP || y > bottom + GAP || y + height < top - GAP,
    )
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, i) => (i - REACH) * STEP)
  const away = ({ x, y }: Position): number => Math.hypot(x - wanted.x, y - wanted.y)
  return (
    steps
      .flatMap((dy) => steps.map((dx) => ({ x: wanted.x + dx, y: wanted.y + dy })))
      .sort((a, b) => away(a) - away(b))
      .find(isFree) ?? wanted
  )
}

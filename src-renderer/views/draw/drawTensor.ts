import type { Shape } from '@shared/catalog/define/tensorType'
import type { Room } from '../../samples/drawSamples'
import { gridOf } from '../../samples/toPicture'
import { drawHeat } from './drawHeat'
import type { Tones } from './tones'

/** Space between maps, px. */
const GAP = 4
/** Cells wider than this are not needed, px. */
const MOST_CELL = 48

/** A tensor as heat maps: those of channels beside one another, `[height, width, channels]`; a matrix as it is; a vector as a square-ish sheet. */
export function drawTensor(
  context: CanvasRenderingContext2D,
  { shape, values }: { readonly shape: Shape; readonly values: readonly number[] },
  tones: Tones,
  room: Room,
): void {
  const [rows, columns, maps] = sheetsOf(shape, values.length)
  const inset = { width: room.width - 2 * GAP, height: room.height - 2 * GAP }
  const grid = gridOf(maps, columns / rows, inset, GAP)
  const width = Math.min(grid.width, columns * MOST_CELL)
  const height = (width * rows) / columns
  const left = (room.width - grid.columns * (width + GAP) + GAP) / 2
  const top = (room.height - grid.rows * (height + GAP) + GAP) / 2
  for (let map = 0; map < maps; map++) {
    const place = {
      x: left + (map % grid.columns) * (width + GAP),
      y: top + Math.floor(map / grid.columns) * (height + GAP),
      ...{ width, height },
    }
    const at = (row: number, column: number): number => values[(row * columns + column) * maps + map] ?? NaN
    drawHeat(context, at, { rows, columns }, tones, place)
  }
}

/** `[rows, columns, maps]` */
function sheetsOf(shape: Shape, size: number): readonly [number, number, number] {
  if (shape.length >= 3) {
    const [maps = 1, columns = 1] = [shape.at(-1), shape.at(-2)]
    return [Math.max(1, Math.round(size / (maps * columns || 1))), columns, maps]
  }
  if (shape.length === 2) return [shape[0] ?? 1, shape[1] ?? 1, 1]
  const columns = Math.max(1, size <= 32 ? size : Math.ceil(Math.sqrt(size * 2)))
  return [Math.max(1, Math.ceil(size / columns)), columns, 1]
}

import type { Room } from '../../samples/drawSamples'
import type { Range } from '../../samples/toPicture'
import type { Colors } from '../colors'
import { drawBars, drawPixels } from './drawPictures'
import type { FramePart } from './frameParts'

export interface FrameDrawing {
  readonly values: readonly number[]
  readonly parts: readonly FramePart[]
  /** Of all states together. */
  readonly tones: Range
}

const GAP = 12
/** How much wider than high bars are. */
const BARS = 1.6

/** One state, its parts side by side. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  { values, parts, tones }: FrameDrawing,
  room: Room,
  colors: Colors,
): void {
  const aspects = parts.map(({ shape }) => (shape ? (shape[1] ?? 1) / (shape[0] ?? 1) : BARS))
  const all = aspects.reduce((sum, aspect) => sum + aspect, 0)
  const width = room.width - GAP * (parts.length + 1)
  const height = Math.min(room.height - 2 * GAP, width / all)
  let x = (room.width - height * all - GAP * (parts.length - 1)) / 2
  const y = (room.height - height) / 2
  parts.forEach(({ from, to, shape }, i) => {
    const place = { x, y, width: height * (aspects[i] ?? 1), height }
    if (shape) drawPixels(context, values.slice(from, to), shape, tones, place)
    else drawBars(context, values.slice(from, to), tones, place, colors)
    x += place.width + GAP
  })
}

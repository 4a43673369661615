import type { Colors } from '../../inside/colors'
import type { Room } from '../../samples/drawSamples'
import type { Range } from '../../samples/toPicture'
import { drawAxes } from '../draw/axes'
import { drawHeat } from '../draw/drawHeat'

/** A way over a surface. */
export interface Way {
  readonly points: readonly (readonly [number, number])[]
  /** Number of a color of the classes. */
  readonly color: number
}

interface Surface {
  readonly x: Range
  readonly y: Range
  /** Values row after row, the first row lowest; `null`: not there, or not finite. */
  readonly values: readonly (number | null)[]
  readonly columns: number
  readonly ways: readonly Way[]
}

/** Bands of the heat, so that their borders are lines of equal values. */
const BANDS = 14

/** A surface as bands of equal values by their logarithm above the least, with ways over it. */
export function drawSurface(
  context: CanvasRenderingContext2D,
  room: Room,
  colors: Colors,
  { x, y, values, columns, ways }: Surface,
  format: (value: number) => string,
): void {
  const { place, atX, atY } = drawAxes(context, room, colors, { x: { ...x, format }, y: { ...y, format } })
  const finite = values.filter((value) => value !== null)
  const low = Math.min(...finite)
  const scale = (Math.max(...finite) - low) / 1e3 || 1
  const most = Math.log1p((Math.max(...finite) - low) / scale) || 1
  const rows = Math.ceil(values.length / columns)
  const tone = (value: number): number => Math.floor((BANDS * Math.log1p((value - low) / scale)) / most) / BANDS
  const tones = { low: 0, high: 1.25, signed: false }
  const at = (row: number, column: number): number => {
    const value = values[(rows - 1 - row) * columns + column]
    return value === null || value === undefined ? 0 : tone(value)
  }
  drawHeat(context, at, { rows, columns }, tones, place)
  context.save()
  context.beginPath()
  context.rect(place.x, place.y, place.width, place.height)
  context.clip()
  for (const { points, color } of ways) {
    const last = points.at(-1)
    if (!last) continue
    // A dark line under a bright one is seen on every band.
    for (const [width, stroke] of [
      [4, 'rgb(0 0 0 / 60%)'],
      [2, colors.classes[color] ?? colors.accent],
    ] as const) {
      context.lineWidth = width
      context.strokeStyle = stroke
      context.beginPath()
      for (const [px, py] of points) context.lineTo(atX(px), atY(py))
      context.stroke()
    }
    context.fillStyle = colors.classes[color] ?? colors.accent
    context.strokeStyle = 'white'
    context.beginPath()
    context.arc(atX(last[0]), atY(last[1]), 5, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
  context.restore()
}

import type { Colors } from '../../inside/colors'
import { drawMark } from '../../inside/drawPlane'
import type { Room } from '../../samples/drawSamples'
import type { Range } from '../../samples/toPicture'
import { drawAxes } from '../draw/axes'
import { drawHeat } from '../draw/drawHeat'

/** A way over a surface. */
export interface Way {
  readonly points: readonly (readonly [number, number])[]
  /** Number of a color of the classes. */
  readonly color: number
  readonly dash?: readonly number[] | undefined
  /** Number of the mark at its end; absent: a circle. */
  readonly mark?: number | undefined
  /** Another one stands out. */
  readonly pale?: boolean | undefined
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
  for (const way of [...ways].sort((a, b) => Number(b.pale ?? false) - Number(a.pale ?? false)))
    drawWay(context, way, colors.classes[way.color] ?? colors.accent, ([px, py]) => ({ x: atX(px), y: atY(py) }))
  context.restore()
}

function drawWay(
  context: CanvasRenderingContext2D,
  { points, dash = [], mark = 0, pale }: Way,
  color: string,
  place: (point: Way['points'][number]) => { readonly x: number; readonly y: number },
): void {
  const last = points.at(-1)
  if (!last) return
  context.globalAlpha = pale ? 0.25 : 1
  // A dark line under a bright one is seen on every band.
  for (const [width, stroke, dashes] of [
    [4, 'rgb(0 0 0 / 60%)', []],
    [2, color, dash],
  ] as const) {
    context.lineWidth = width
    context.strokeStyle = stroke
    context.setLineDash([...dashes])
    context.beginPath()
    for (const { x, y } of points.map(place)) context.lineTo(x, y)
    context.stroke()
  }
  context.setLineDash([])
  context.fillStyle = color
  context.strokeStyle = 'white'
  drawMark(context, place(last), 5, mark)
  context.fill()
  context.stroke()
  context.globalAlpha = 1
}

import type { Room } from '../../samples/drawSamples'
import type { Colors } from '../colors'
import { drawData, drawGrid } from '../drawPlane'
import { clipLine, frameOf, planeOf, positiveSide, type Frame } from '../plane'

type Rows = readonly (readonly number[])[]
/** w₁, w₂ and b of w₁x + w₂y + b = 0. */
export type LineOf = readonly [number, number, number]

export interface LinesDrawing {
  readonly data: Rows
  readonly classes: readonly number[] | undefined
  readonly lines: readonly LineOf[]
  format(value: number): string
}

/** Length of the arrow that tells on which side a unit says +1, px. */
const ARROW = 18

function drawLine(context: CanvasRenderingContext2D, frame: Frame, line: LineOf, name: string | null): void {
  const ends = clipLine(line, frame)
  if (!ends) return
  const [from, to] = ends.map(frame.place) as [{ x: number; y: number }, { x: number; y: number }]
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
  const size = Math.hypot(line[0], line[1])
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const along = { x: line[0] / size, y: -line[1] / size }
  const tip = { x: middle.x + ARROW * along.x, y: middle.y + ARROW * along.y }
  context.beginPath()
  context.moveTo(middle.x, middle.y)
  context.lineTo(tip.x, tip.y)
  context.stroke()
  context.beginPath()
  context.moveTo(tip.x + 6 * along.x, tip.y + 6 * along.y)
  context.lineTo(tip.x - 4 * along.y, tip.y + 4 * along.x)
  context.lineTo(tip.x + 4 * along.y, tip.y - 4 * along.x)
  context.fill()
  if (name !== null) context.fillText(name, tip.x + 12 * along.x - 3, tip.y + 12 * along.y + 4)
}

/** Points of the data and the lines on which units change their mind; the side of +1 is shaded where there is one line. */
export function drawLines(
  context: CanvasRenderingContext2D,
  { data, classes, lines, format }: LinesDrawing,
  room: Room,
  colors: Colors,
): void {
  const frame = frameOf(planeOf(data), room)
  const [only] = lines
  if (only && lines.length === 1) {
    context.fillStyle = colors.accent
    context.globalAlpha = 0.1
    context.beginPath()
    for (const corner of positiveSide(only, frame)) {
      const { x, y } = frame.place(corner)
      context.lineTo(x, y)
    }
    context.fill()
    context.globalAlpha = 1
  }
  drawGrid(context, frame, room, colors, format)
  context.font = `600 12px ${colors.font}`
  lines.forEach((line, i) => {
    const color =
      lines.length === 1 ? colors.accent : (colors.classes[(i + 3) % colors.classes.length] ?? colors.accent)
    context.strokeStyle = color
    context.fillStyle = color
    drawLine(context, frame, line, lines.length > 1 ? String(i + 1) : null)
  })
  drawData(context, frame, data, classes, colors)
}

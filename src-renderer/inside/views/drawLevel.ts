import type { Room } from '../../samples/drawSamples'
import { extent } from '../../samples/toPicture'
import type { Colors } from '../colors'

export interface LevelDrawing {
  readonly values: readonly number[]
  /** Number of the step that is shown. */
  readonly at: number
  format(value: number): string
}

/** Room for the numbers of the axis, px. */
const LEFT = 8
const PAD = 18

/** A number for each step as a curve, with the step that is shown marked. */
export function drawLevel(
  context: CanvasRenderingContext2D,
  { values, at, format }: LevelDrawing,
  room: Room,
  colors: Colors,
): void {
  const range = extent([values])
  if (!range) return
  const span = range.high - range.low || 1
  const width = room.width - 2 * LEFT
  const place = (i: number) => ({
    x: LEFT + (values.length > 1 ? (i / (values.length - 1)) * width : width / 2),
    y: PAD + (1 - ((values[i] ?? 0) - range.low) / span) * (room.height - 2 * PAD),
  })
  context.lineWidth = 1
  context.strokeStyle = colors.line
  for (const y of [PAD, room.height - PAD]) {
    context.beginPath()
    context.moveTo(LEFT, y)
    context.lineTo(LEFT + width, y)
    context.stroke()
  }
  context.strokeStyle = colors.accent
  context.lineWidth = 2
  context.lineJoin = 'round'
  context.beginPath()
  values.forEach((_, i) => {
    const { x, y } = place(i)
    context.lineTo(x, y)
  })
  context.stroke()
  const { x, y } = place(at)
  context.fillStyle = colors.accent
  context.beginPath()
  context.arc(x, y, 4.5, 0, 2 * Math.PI)
  context.fill()
  context.font = `11px ${colors.font}`
  context.fillStyle = colors.mute
  context.fillText(format(range.high), LEFT, PAD - 5)
  context.fillText(format(range.low), LEFT, room.height - 5)
  context.textAlign = 'right'
  context.font = `600 12px ${colors.font}`
  context.fillStyle = colors.text
  context.fillText(format(values[at] ?? NaN), LEFT + width, PAD - 5)
  context.textAlign = 'left'
}

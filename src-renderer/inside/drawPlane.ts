import { toTicks } from '../charts/toTicks'
import type { Room } from '../samples/drawSamples'
import type { Range } from '../samples/toPicture'
import type { Colors } from './colors'
import type { Frame, Point } from './plane'

type Rows = readonly (readonly number[])[]

/** As many points are drawn larger, and each class in a shape of its own. */
const FEW = 60
/** Least distance between grid lines, px. */
const TICK = 60

/** A grid with its numbers, behind everything else. */
export function drawGrid(
  context: CanvasRenderingContext2D,
  frame: Frame,
  room: Room,
  colors: Colors,
  format: (value: number) => string,
): void {
  context.font = `11px ${colors.font}`
  context.lineWidth = 1
  const line = (from: Point, to: Point, zero: boolean): void => {
    context.strokeStyle = zero ? colors.strong : colors.line
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
  }
  const stepOf = ({ low, high }: Range, size: number): number => {
    const [first = 0, second = 1] = toTicks([low, high], Math.max(2, Math.floor(size / TICK)))
    return Math.abs(second - first) || 1
  }
  const across = stepOf(frame.x, room.width)
  // Both axes to one scale have one step.
  const ratio = (frame.x.high - frame.x.low) / room.width / ((frame.y.high - frame.y.low) / room.height)
  const up = Math.abs(ratio - 1) < 0.01 ? across : stepOf(frame.y, room.height)
  const ticks = ({ low, high }: Range, by: number): readonly number[] => {
    const first = Math.ceil(low / by)
    return Array.from({ length: Math.max(0, Math.floor(high / by) - first + 1) }, (_, i) => (first + i) * by)
  }
  context.fillStyle = colors.mute
  for (const at of ticks(frame.x, across)) {
    const { x } = frame.place({ x: at, y: 0 })
    line({ x, y: 0 }, { x, y: room.height }, at === 0)
    context.textAlign = 'left'
    if (x < room.width - 20) context.fillText(format(at), x + 3, room.height - 4)
  }
  for (const at of ticks(frame.y, up)) {
    const { y } = frame.place({ x: 0, y: at })
    line({ x: 0, y }, { x: room.width, y }, at === 0)
    if (y > 24 && y < room.height - 18) context.fillText(format(at), 4, y - 3)
  }
}

/** The path of a mark of a class: a circle, a square, a triangle, a diamond, and again. */
export function drawMark(context: CanvasRenderingContext2D, { x, y }: Point, r: number, shape: number): void {
  context.beginPath()
  if (shape % 4 === 0) context.arc(x, y, r, 0, 2 * Math.PI)
  else if (shape % 4 === 1) context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8)
  else {
    const turn = shape % 4 === 2 ? 3 : 4
    for (let i = 0; i < turn; i++) {
      const angle = (2 * Math.PI * i) / turn - Math.PI / 2
      context.lineTo(x + 1.25 * r * Math.cos(angle), y + 1.25 * r * Math.sin(angle))
    }
    context.closePath()
  }
}

/** Points of the data, each class in its color and shape. */
export function drawData(
  context: CanvasRenderingContext2D,
  frame: Frame,
  rows: Rows,
  classes: readonly number[] | undefined,
  colors: Colors,
  pale = false,
): void {
  const few = rows.length <= FEW
  const r = few ? 5.5 : 2.5
  rows.forEach(([x = NaN, y = 0], i) => {
    const at = frame.place({ x, y })
    if (Number.isNaN(at.x + at.y)) return
    const own = classes?.[i]
    context.fillStyle = own === undefined ? colors.mute : (colors.classes[own % colors.classes.length] ?? colors.mute)
    context.globalAlpha = pale ? 0.45 : few ? 1 : 0.8
    drawMark(context, at, r, own ?? 0)
    context.fill()
    if (few && !pale) {
      context.strokeStyle = colors.panel
      context.lineWidth = 1.5
      context.stroke()
    }
  })
  context.globalAlpha = 1
}

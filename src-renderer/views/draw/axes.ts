import { toTicks } from '../../charts/toTicks'
import type { Colors } from '../../inside/colors'
import type { Room } from '../../samples/drawSamples'
import type { Range } from '../../samples/toPicture'
import type { Place } from './drawHeat'

/** Room for the numbers of the axes, px. */
const LEFT = 56
const BOTTOM = 20
const TOP = 8
const RIGHT = 12
/** Least room for a number, px. */
const WIDE = 80
const HIGH = 28

/** The part of a room that is left for a plot with axes. */
export const plotPlace = ({ width, height }: Room): Place => ({
  x: LEFT,
  y: TOP,
  width: Math.max(1, width - LEFT - RIGHT),
  height: Math.max(1, height - TOP - BOTTOM),
})

interface Axis extends Range {
  format(value: number): string
  /** The axis goes by powers of ten; `low` and `high` are the powers. */
  readonly log?: boolean
}

const ticksOf = ({ low, high, log }: Axis, most: number): readonly number[] => {
  if (!log) return toTicks([low, high], Math.max(2, most)).filter((at) => at >= low && at <= high)
  const by = Math.max(1, Math.ceil((high - low) / Math.max(1, most)))
  const first = Math.ceil(low)
  return Array.from({ length: Math.max(0, Math.floor((high - first) / by) + 1) }, (_, i) => first + i * by)
}

/** The frame of a plot with the numbers of its axes; from a share of an axis to a place of it, px. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  room: Room,
  colors: Colors,
  { x, y }: { readonly x: Axis; readonly y: Axis },
) {
  const place = plotPlace(room)
  const atX = (value: number): number => place.x + ((value - x.low) / (x.high - x.low || 1)) * place.width
  const atY = (value: number): number =>
    place.y + place.height - ((value - y.low) / (y.high - y.low || 1)) * place.height
  context.font = `12px ${colors.font}`
  context.fillStyle = colors.mute
  context.strokeStyle = colors.line
  context.lineWidth = 1
  const told = ({ log, format }: Axis, at: number): string => format(log ? 10 ** at : at)
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const at of ticksOf(y, Math.floor(place.height / HIGH))) {
    context.beginPath()
    context.moveTo(place.x, atY(at))
    context.lineTo(place.x + place.width, atY(at))
    context.stroke()
    context.fillText(told(y, at), place.x - 6, atY(at))
  }
  context.textBaseline = 'alphabetic'
  for (const at of ticksOf(x, Math.floor(place.width / WIDE))) {
    const text = told(x, at)
    const half = context.measureText(text).width / 2
    context.textAlign = 'left'
    context.fillText(text, Math.min(room.width - 2 * half, atX(at) - half), room.height - 5)
  }
  return { place, atX, atY }
}

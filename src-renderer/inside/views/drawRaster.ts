import type { Room } from '../../samples/drawSamples'
import type { Colors } from '../colors'

export interface RasterDrawing {
  /** Of each moment, one number a unit. */
  readonly moments: readonly (readonly number[])[]
  /** Present: the numbers are shares 0–1 of the places of so many heads, one head below another. */
  readonly heads?: number | undefined
  format(value: number): string
}

/** Room for the axes, px. */
const LEFT = 34
/** Room for the button that keeps the picture, px. */
const RIGHT = 34
const BELOW = 20
/** From this on a number is a spike. */
const SPIKE = 0.5

/** Moments and units that spiked, moment by moment: `[moment, unit]`. */
export const spikesOf = (moments: RasterDrawing['moments']): readonly (readonly [number, number])[] =>
  moments.flatMap((units, moment) => units.flatMap((value, unit) => (value >= SPIKE ? [[moment, unit] as const] : [])))

/** Smaller shares are not seen. */
const LEAST = 0.01

/** Moments and places with their shares: `[moment, place, share]`. */
export const sharesOf = (moments: RasterDrawing['moments']): readonly (readonly [number, number, number])[] =>
  moments.flatMap((places, moment) =>
    places.flatMap((share, place) => (share >= LEAST ? [[moment, place, Math.min(share, 1)] as const] : [])),
  )

/** Where the lines between heads are, in rows from the top. */
export const headLines = (units: number, heads: number): readonly number[] =>
  Array.from({ length: Math.max(0, heads - 1) }, (_, i) => ((i + 1) * units) / heads)

/** Spikes over time, a row for each unit, or shares as strong as they are large. */
export function drawRaster(
  context: CanvasRenderingContext2D,
  { moments, heads, format }: RasterDrawing,
  room: Room,
  colors: Colors,
): void {
  const units = moments[0]?.length ?? 0
  if (units === 0) return
  const wide = (room.width - LEFT - RIGHT) / moments.length
  const high = (room.height - BELOW - 8) / units
  context.fillStyle = colors.accent
  if (heads) {
    for (const [moment, place, share] of sharesOf(moments)) {
      context.globalAlpha = share
      context.fillRect(LEFT + moment * wide, 8 + place * high, wide, high)
    }
    context.globalAlpha = 1
  }
  for (const [moment, unit] of heads ? [] : spikesOf(moments))
    context.fillRect(
      LEFT + moment * wide + Math.max(0, wide / 2 - 1.5),
      8 + unit * high + high * 0.12,
      Math.min(3, Math.max(1, wide)),
      Math.max(1, high * 0.76),
    )
  context.strokeStyle = colors.strong
  context.lineWidth = 1
  for (const row of headLines(units, heads ?? 1)) {
    context.beginPath()
    context.moveTo(LEFT, 8 + row * high)
    context.lineTo(room.width - RIGHT, 8 + row * high)
    context.stroke()
  }
  context.strokeRect(LEFT + 0.5, 8.5, room.width - LEFT - RIGHT - 1, room.height - BELOW - 9)
  context.font = `11px ${colors.font}`
  context.fillStyle = colors.mute
  context.textAlign = 'right'
  context.fillText(format(1), LEFT - 5, 16)
  context.fillText(format(units / (heads ?? 1)), LEFT - 5, room.height - BELOW - 2)
  context.fillText(format(moments.length), room.width - RIGHT, room.height - 5)
  context.textAlign = 'left'
  context.fillText(format(1), LEFT, room.height - 5)
}

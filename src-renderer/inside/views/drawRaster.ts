import type { Room } from '../../samples/drawSamples'
import type { Colors } from '../colors'

export interface RasterDrawing {
  /** Of each moment, one number a unit. */
  readonly moments: readonly (readonly number[])[]
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

/** Spikes over time, a row for each unit. */
export function drawRaster(
  context: CanvasRenderingContext2D,
  { moments, format }: RasterDrawing,
  room: Room,
  colors: Colors,
): void {
  const units = moments[0]?.length ?? 0
  if (units === 0) return
  const wide = (room.width - LEFT - RIGHT) / moments.length
  const high = (room.height - BELOW - 8) / units
  context.fillStyle = colors.accent
  for (const [moment, unit] of spikesOf(moments))
    context.fillRect(
      LEFT + moment * wide + Math.max(0, wide / 2 - 1.5),
      8 + unit * high + high * 0.12,
      Math.min(3, Math.max(1, wide)),
      Math.max(1, high * 0.76),
    )
  context.strokeStyle = colors.strong
  context.lineWidth = 1
  context.strokeRect(LEFT + 0.5, 8.5, room.width - LEFT - RIGHT - 1, room.height - BELOW - 9)
  context.font = `11px ${colors.font}`
  context.fillStyle = colors.mute
  context.textAlign = 'right'
  context.fillText(format(1), LEFT - 5, 16)
  context.fillText(format(units), LEFT - 5, room.height - BELOW - 2)
  context.fillText(format(moments.length), room.width - RIGHT, room.height - 5)
  context.textAlign = 'left'
  context.fillText(format(1), LEFT, room.height - 5)
}

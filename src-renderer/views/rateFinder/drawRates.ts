import type { Colors } from '../../inside/colors'
import type { Room } from '../../samples/drawSamples'
import { drawAxes } from '../draw/axes'
import { RATES, type FoundRates } from './findRates'

interface Rates {
  /** As measured, by rate; `null`: not finite. */
  readonly losses: readonly (number | null)[]
  readonly found: FoundRates
  /** Words at the rates that were found. */
  readonly words: { readonly steepest: string; readonly least: string }
}

/** Losses as dots and smoothed as a line over the logarithm of the rate, and lines down at the rates that were found. */
export function drawRates(
  context: CanvasRenderingContext2D,
  room: Room,
  colors: Colors,
  { losses, found: { smooth, steepest, least }, words }: Rates,
  format: (value: number) => string,
): void {
  const [low, first] = [Math.min(...smooth), Math.max(...smooth.slice(0, 10))]
  const high = first + 0.6 * (first - low || Math.abs(first) || 1)
  const floor = low - 0.1 * (high - low)
  const { place, atX, atY } = drawAxes(context, room, colors, {
    x: { low: Math.log10(RATES[0] ?? 1), high: Math.log10(RATES.at(-1) ?? 1), log: true, format },
    y: { low: floor, high, format },
  })
  const x = (i: number): number => atX(Math.log10(RATES[i] ?? 1))
  context.save()
  context.beginPath()
  context.rect(place.x, place.y, place.width, place.height)
  context.clip()
  context.fillStyle = colors.mute
  losses.forEach((loss, i) => loss !== null && context.fillRect(x(i) - 1.5, atY(loss) - 1.5, 3, 3))
  context.strokeStyle = colors.accent
  context.lineWidth = 2
  context.beginPath()
  smooth.forEach((loss, i) => context.lineTo(x(i), atY(loss)))
  context.stroke()
  context.restore()
  const marks = [[steepest, colors.ok, [], words.steepest], [least, colors.classes[0] ?? colors.mute, [4, 3], words.least]] as const // prettier-ignore
  context.lineWidth = 1.5
  context.textAlign = 'right'
  marks.forEach(([i, color, dash, word], line) => {
    if (i === undefined) return
    context.strokeStyle = context.fillStyle = color
    context.setLineDash([...dash])
    context.beginPath()
    context.moveTo(x(i), place.y)
    context.lineTo(x(i), place.y + place.height)
    context.stroke()
    context.setLineDash([])
    context.fillText(`${word} ${format(RATES[i] ?? NaN)}`, x(i) - 5, place.y + 12 + 16 * line)
  })
}

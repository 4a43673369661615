import type { Colors } from '../../inside/colors'
import type { Room } from '../../samples/drawSamples'
import { drawAxes } from '../draw/axes'
import { drawHeat } from '../draw/drawHeat'
import type { Column, Stack } from './collect'

/** Height of a column whose numbers are all the same, px. */
const FLAT = 8
const TONES = { low: 0, high: 1, signed: false }

/** Columns of shares as heat, each by its own most; over them the mean, and the deviation on both sides of it. */
export function drawSpread(
  context: CanvasRenderingContext2D,
  room: Room,
  colors: Colors,
  { columns, low, high }: Stack,
  format: (value: number) => string,
): void {
  const half = low === high ? Math.abs(low) || 1 : 0
  const whole = (step: number): string => (Number.isInteger(step) ? format(step) : '')
  const steps = { low: columns[0]?.step ?? 0, high: columns.at(-1)?.step ?? 1, format: whole }
  const { place, atX, atY } = drawAxes(context, room, colors, {
    x: steps.low === steps.high ? { ...steps, high: steps.low + 1 } : steps,
    y: { low: low - half, high: high + half, format },
  })
  columns.forEach((column, i) => {
    const from = i === 0 ? place.x : middle(columns, i - 1, atX)
    const to = i === columns.length - 1 ? place.x + place.width : middle(columns, i, atX)
    const across = { x: from, width: to - from + 0.5 }
    if (half > 0) {
      const flat = { ...across, y: place.y + place.height / 2 - FLAT / 2, height: FLAT }
      drawHeat(context, () => 1, { rows: 1, columns: 1 }, TONES, flat)
      return
    }
    const { shares } = column
    const most = Math.max(...shares) || 1
    const at = (row: number): number => (shares[shares.length - 1 - row] ?? 0) / most
    drawHeat(context, at, { rows: shares.length, columns: 1 }, TONES, { ...place, ...across })
  })
  const points = columns.map((column) => ({ ...column, x: atX(column.step) }))
  // A single step is a level line to the end.
  if (points.length === 1) points.push(...points.map((point) => ({ ...point, x: place.x + place.width })))
  // The heat behind is dark in both themes.
  context.strokeStyle = 'rgb(255 255 255 / 85%)'
  context.lineWidth = 1.5
  for (const sign of [0, -1, 1]) {
    context.setLineDash(sign === 0 ? [] : [4, 3])
    context.beginPath()
    for (const { x, mean, deviation } of points) context.lineTo(x, atY(mean + sign * deviation))
    context.stroke()
  }
  context.setLineDash([])
}

/** Where one column ends and the next begins, px. */
const middle = (columns: readonly Column[], i: number, atX: (step: number) => number): number =>
  (atX(columns[i]?.step ?? 0) + atX(columns[i + 1]?.step ?? 0)) / 2

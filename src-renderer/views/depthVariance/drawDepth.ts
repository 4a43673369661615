import type { Colors } from '../../inside/colors'
import type { Room } from '../../samples/drawSamples'
import { drawAxes } from '../draw/axes'
import { decades } from '../gradientFlow/decades'
import type { DepthCurve } from './toCurves'

interface Depth {
  readonly curves: readonly DepthCurve[]
  /** Number of layers. */
  readonly layers: number
  /** Values go by powers of ten; else they are shares. */
  readonly log: boolean
}

/** Below this a value is drawn on the floor, decades. */
const LEAST = -12

/** Curves over the layers, each in the color and with the dashes of its trial. */
export function drawDepth(
  context: CanvasRenderingContext2D,
  room: Room,
  colors: Colors,
  { curves, layers, log }: Depth,
  format: (value: number) => string,
): void {
  const values = curves.flatMap(({ values }) => values.filter((value) => value !== null))
  const range = log ? decades(values.filter((value) => value >= 10 ** LEAST)) : { low: 0, high: 1 }
  const { atX, atY } = drawAxes(context, room, colors, {
    x: { low: 1, high: Math.max(2, layers), format: (at) => (Number.isInteger(at) ? String(at) : '') },
    y: { ...range, log, format },
  })
  const height = (value: number): number =>
    atY(log ? Math.max(range.low, value > 0 ? Math.log10(value) : LEAST) : value)
  for (const { trial, values } of curves) {
    context.strokeStyle = context.fillStyle = colors.classes[trial.color] ?? colors.mute
    context.lineWidth = 2
    context.setLineDash([...trial.dash])
    context.beginPath()
    values.forEach((value, i) => value !== null && context.lineTo(atX(i + 1), height(value)))
    context.stroke()
    context.setLineDash([])
    values.forEach((value, i) => {
      if (value === null) return
      context.beginPath()
      context.arc(atX(i + 1), height(value), 3, 0, 2 * Math.PI)
      context.fill()
    })
  }
}

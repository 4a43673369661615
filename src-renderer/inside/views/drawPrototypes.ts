import type { UnitGrid } from '@shared/catalog/define/layer'
import type { Room } from '../../samples/drawSamples'
import type { Colors } from '../colors'
import { drawData, drawGrid } from '../drawPlane'
import { frameOf, planeOf } from '../plane'
import { gridEdges } from './gridEdges'

type Rows = readonly (readonly number[])[]

export interface PrototypesDrawing {
  readonly units: Rows
  readonly grid: UnitGrid | undefined
  readonly data: Rows
  readonly classes: readonly number[] | undefined
  format(value: number): string
}

/** As many units have their numbers beside them. */
const NAMED = 20

/** Units of two features among the data, joined along their grid. */
export function drawPrototypes(
  context: CanvasRenderingContext2D,
  { units, grid, data, classes, format }: PrototypesDrawing,
  room: Room,
  colors: Colors,
): void {
  const frame = frameOf(planeOf(data.length > 0 ? data : units), room)
  drawGrid(context, frame, room, colors, format)
  drawData(context, frame, data, classes, colors, true)
  const places = units.map(([x = NaN, y = 0]) => frame.place({ x, y }))
  context.strokeStyle = colors.text
  context.globalAlpha = 0.55
  context.lineWidth = 1.25
  if (grid && grid.rows * grid.columns === units.length)
    for (const [one, other] of gridEdges(grid)) {
      const [from, to] = [places[one], places[other]]
      if (!from || !to) continue
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.stroke()
    }
  context.globalAlpha = 1
  const r = units.length > 150 ? 2.5 : units.length > 50 ? 3.5 : 4.5
  context.font = `600 11px ${colors.font}`
  places.forEach(({ x, y }, i) => {
    context.beginPath()
    context.arc(x, y, r, 0, 2 * Math.PI)
    context.fillStyle = colors.accent
    context.fill()
    context.strokeStyle = colors.panel
    context.stroke()
    context.fillStyle = colors.text
    if (!grid && units.length <= NAMED) context.fillText(String(i + 1), x + r + 3, y - r)
  })
}

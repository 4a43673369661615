import type { UnitGrid } from '@shared/catalog/define/layer'
import type { Room } from '../../samples/drawSamples'
import { extent } from '../../samples/toPicture'
import type { Colors } from '../colors'
import { layCells } from './drawPictures'

export interface DistancesDrawing {
  /** Of each unit to its neighbours. */
  readonly distances: readonly number[]
  readonly grid: UnitGrid
  /** Number of the unit that each row of the data is nearest to, and the row's class. */
  readonly nearest: readonly number[]
  readonly classes: readonly number[] | undefined
}

/** Classes of the rows that come to each unit, by number. */
export function hitsOf(
  units: number,
  nearest: readonly number[],
  classes: readonly number[] | undefined,
): readonly (readonly { readonly of: number; readonly count: number }[])[] {
  const hits = Array.from({ length: units }, () => new Map<number, number>())
  nearest.forEach((unit, row) => {
    const of = classes?.[row] ?? -1
    hits[unit]?.set(of, (hits[unit].get(of) ?? 0) + 1)
  })
  return hits.map((own) => [...own].map(([of, count]) => ({ of, count })).sort((a, b) => a.of - b.of))
}

/** The map of units: the farther from its neighbours the brighter, with the rows that each unit answers to as a pie. */
export function drawDistances(
  context: CanvasRenderingContext2D,
  { distances, grid, nearest, classes }: DistancesDrawing,
  room: Room,
  colors: Colors,
): void {
  const { low, high } = extent([distances]) ?? { low: 0, high: 1 }
  const inset = { width: room.width - 12, height: room.height - 12 }
  const cells = layCells(distances.length, 1, inset, grid, 1)
  const hits = hitsOf(distances.length, nearest, classes)
  const most = Math.max(1, ...hits.map((own) => own.reduce((sum, { count }) => sum + count, 0)))
  distances.forEach((value, i) => {
    const x = 6 + cells.left + (i % cells.columns) * (cells.width + 1)
    const y = 6 + cells.top + Math.floor(i / cells.columns) * (cells.height + 1)
    context.fillStyle = colors.line
    context.fillRect(x, y, cells.width, cells.height)
    context.fillStyle = colors.accent
    context.globalAlpha = 0.9 * ((value - low) / (high - low || 1))
    context.fillRect(x, y, cells.width, cells.height)
    context.globalAlpha = 1
    const own = hits[i] ?? []
    const total = own.reduce((sum, { count }) => sum + count, 0)
    if (total === 0) return
    const r = Math.max(1.5, cells.width * 0.42 * Math.sqrt(total / most))
    let angle = -Math.PI / 2
    for (const { of, count } of own) {
      const turn = (2 * Math.PI * count) / total
      context.fillStyle = of < 0 ? colors.text : (colors.classes[of % colors.classes.length] ?? colors.text)
      context.beginPath()
      context.moveTo(x + cells.width / 2, y + cells.height / 2)
      context.arc(x + cells.width / 2, y + cells.height / 2, r, angle, angle + turn)
      context.fill()
      angle += turn
    }
    context.strokeStyle = colors.panel
    context.lineWidth = 1
    context.beginPath()
    context.arc(x + cells.width / 2, y + cells.height / 2, r, 0, 2 * Math.PI)
    context.stroke()
  })
}

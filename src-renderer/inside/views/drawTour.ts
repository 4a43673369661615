import type { Room } from '../../samples/drawSamples'
import type { Colors } from '../colors'
import { frameOf, planeOf } from '../plane'

type Rows = readonly (readonly number[])[]

export interface TourDrawing {
  readonly cities: Rows
  /** Numbers of cities, one after another. */
  readonly order: readonly number[]
}

/** As many cities have their numbers beside them. */
const NAMED = 40

/** The order as numbers of cities that there are, each once. */
export const stopsOf = (order: readonly number[], cities: number): readonly number[] => [
  ...new Set(order.map(Math.round).filter((stop) => stop >= 0 && stop < cities)),
]

/** Length of the closed way through cities in an order. */
export function tourLength(cities: Rows, stops: readonly number[]): number {
  return stops.reduce((sum, stop, i) => {
    const [x1 = 0, y1 = 0] = cities[stop] ?? []
    const [x2 = 0, y2 = 0] = cities[stops[(i + 1) % stops.length] ?? 0] ?? []
    return sum + Math.hypot(x2 - x1, y2 - y1)
  }, 0)
}

/** Cities and the closed way through them. */
export function drawTour(
  context: CanvasRenderingContext2D,
  { cities, order }: TourDrawing,
  room: Room,
  colors: Colors,
): void {
  const frame = frameOf(planeOf(cities), room)
  const places = cities.map(([x = 0, y = 0]) => frame.place({ x, y }))
  context.strokeStyle = colors.accent
  context.lineWidth = 2
  context.lineJoin = 'round'
  context.beginPath()
  for (const stop of stopsOf(order, cities.length)) {
    const at = places[stop]
    if (at) context.lineTo(at.x, at.y)
  }
  context.closePath()
  context.stroke()
  context.font = `11px ${colors.font}`
  places.forEach(({ x, y }, i) => {
    context.fillStyle = colors.classes[0] ?? colors.text
    context.beginPath()
    context.arc(x, y, 5, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = colors.text
    if (cities.length <= NAMED) context.fillText(String(i + 1), x + 8, y - 6)
  })
}

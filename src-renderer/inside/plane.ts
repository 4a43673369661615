import type { Room } from '../samples/drawSamples'
import { planeAround, type Plane, type Range } from '../samples/toPicture'

type Rows = readonly (readonly number[])[]

export interface Point {
  readonly x: number
  readonly y: number
}

/** A plane in a room, both axes to the same scale. */
export interface Frame {
  /** Pixels of one unit. */
  readonly scale: number
  /** What is seen of the axes. */
  readonly x: Range
  readonly y: Range
  /** From a point of the plane to a place in the room, px. */
  place(point: Point): Point
}

/** Free room around what is shown, as a share of its size. */
const MARGIN = 0.2

/** The frame that shows a plane as large as the room takes. */
export function frameOf({ x, y }: Plane, room: Room): Frame {
  const wide = (x.high - x.low) * (1 + 2 * MARGIN)
  const high = (y.high - y.low) * (1 + 2 * MARGIN)
  const scale = Math.min(wide > 0 ? room.width / wide : Infinity, high > 0 ? room.height / high : Infinity)
  const finite = Number.isFinite(scale) && scale > 0 ? scale : Math.min(room.width, room.height) / 2
  const middle = { x: (x.low + x.high) / 2, y: (y.low + y.high) / 2 }
  const half = { x: room.width / 2 / finite, y: room.height / 2 / finite }
  return {
    scale: finite,
    x: { low: middle.x - half.x, high: middle.x + half.x },
    y: { low: middle.y - half.y, high: middle.y + half.y },
    place: (point) => ({
      x: room.width / 2 + (point.x - middle.x) * finite,
      y: room.height / 2 - (point.y - middle.y) * finite,
    }),
  }
}

/** The plane around all of these points. */
export const planeOf = (...all: readonly Rows[]): Plane => planeAround(all.flat())

/** Where the line w₁x + w₂y + b = 0 enters and leaves what is seen; `null`: it is not seen, or there is none. */
export function clipLine(
  [w1, w2, b]: readonly [number, number, number],
  { x, y }: Pick<Frame, 'x' | 'y'>,
): readonly [Point, Point] | null {
  const met: Point[] = []
  if (w2 !== 0) for (const at of [x.low, x.high]) met.push({ x: at, y: -(w1 * at + b) / w2 })
  if (w1 !== 0) for (const at of [y.low, y.high]) met.push({ x: -(w2 * at + b) / w1, y: at })
  const slack = { x: (x.high - x.low) * 1e-9, y: (y.high - y.low) * 1e-9 }
  const seen = met.filter(
    (point) =>
      point.x >= x.low - slack.x &&
      point.x <= x.high + slack.x &&
      point.y >= y.low - slack.y &&
      point.y <= y.high + slack.y,
  )
  const [from] = seen
  if (!from) return null
  const distance = (point: Point): number => Math.hypot(point.x - from.x, point.y - from.y)
  const to = seen.reduce((far, point) => (distance(point) > distance(far) ? point : far), from)
  return distance(to) > 0 ? [from, to] : null
}

/** The corners of what is seen that lie where w₁x + w₂y + b ≥ 0, with the ends of the line between: a polygon. */
export function positiveSide(
  [w1, w2, b]: readonly [number, number, number],
  { x, y }: Pick<Frame, 'x' | 'y'>,
): readonly Point[] {
  const corners = [
    { x: x.low, y: y.low },
    { x: x.high, y: y.low },
    { x: x.high, y: y.high },
    { x: x.low, y: y.high },
  ]
  const sum = (point: Point): number => w1 * point.x + w2 * point.y + b
  return corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length] as Point
    const [here, there] = [sum(corner), sum(next)]
    const crossing = here >= 0 !== there >= 0 ? here / (here - there) : undefined
    return [
      ...(here >= 0 ? [corner] : []),
      ...(crossing === undefined
        ? []
        : [{ x: corner.x + (next.x - corner.x) * crossing, y: corner.y + (next.y - corner.y) * crossing }]),
    ]
  })
}

import type { Range } from '../../samples/toPicture'
import type { Room } from '../../samples/drawSamples'
import { plotPlace } from '../draw/axes'
import type { Spot } from '../draw/Pointed'

type Point = readonly [x: number, y: number]
interface Plane {
  readonly x: Range
  readonly y: Range
}

/** How near to a way points to it, px. */
const REACH = 12

const within = (share: number): number => Math.min(1, Math.max(0, share))

/** The point of a plane under a spot of its picture, or the nearest one that is shown. */
export function pointUnder(spot: Spot, room: Room, { x, y }: Plane): Point {
  const place = plotPlace(room)
  const [px, py] = [(spot.x * room.width - place.x) / place.width, (spot.y * room.height - place.y) / place.height]
  return [x.low + within(px) * (x.high - x.low), y.high - within(py) * (y.high - y.low)]
}

/** Number of the way with a point nearest to a spot of the picture; `null`: none is near. */
export function wayUnder(spot: Spot, room: Room, plane: Plane, ways: readonly (readonly Point[])[]): number | null {
  const { width, height } = plotPlace(room)
  const [x, y] = pointUnder(spot, room, plane)
  const across = width / (plane.x.high - plane.x.low)
  const up = height / (plane.y.high - plane.y.low)
  const distances = ways.map((points) =>
    Math.min(Infinity, ...points.map(([px, py]) => Math.hypot((px - x) * across, (py - y) * up))),
  )
  const least = Math.min(Infinity, ...distances)
  return least <= REACH ? distances.indexOf(least) : null
}

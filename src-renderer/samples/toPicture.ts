import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'

type Row = readonly number[]

/** How samples of a shape are drawn: a cloud in the plane, how often each value comes, pictures, or a bar for each number. */
export type PictureKind = 'points' | 'histogram' | 'images' | 'bars'

export function pictureKind(shape: Shape): PictureKind {
  if (shape.length === 3) return 'images'
  const size = sizeOf(shape)
  return size === 1 ? 'histogram' : size === 2 ? 'points' : 'bars'
}

export interface Range {
  readonly low: number
  readonly high: number
}

/** Least and greatest of the finite values; `null`: there are none. */
export function extent(rows: readonly Row[]): Range | null {
  let [low, high] = [Infinity, -Infinity]
  for (const row of rows)
    for (const value of row)
      if (Number.isFinite(value)) {
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
  return low <= high ? { low, high } : null
}

/** What is drawn black and what white: 0 and 1, or −1 and 1, where all values are within, else the least and the greatest. */
export function toneRange(rows: readonly Row[]): Range {
  const { low, high } = extent(rows) ?? { low: 0, high: 1 }
  if (low >= 0 && high <= 1) return { low: 0, high: 1 }
  if (low >= -1 && high <= 1) return { low: -1, high: 1 }
  return { low, high }
}

/** A part of the plane. */
export interface Plane {
  readonly x: Range
  readonly y: Range
}

/** Points at either end that a plane need not hold: a few that flew off would make all others one dot. */
const STRAY = 0.02

function mostOf(values: readonly number[]): Range {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  const cut = Math.floor(sorted.length * STRAY)
  return { low: sorted[cut] ?? -1, high: sorted[sorted.length - 1 - cut] ?? 1 }
}

/** The part of the plane that nearly all points lie in. */
export const planeAround = (points: readonly Row[]): Plane => ({
  x: mostOf(points.map(([x = NaN]) => x)),
  y: mostOf(points.map(([, y = NaN]) => y)),
})

const joinRanges = (a: Range, b: Range): Range => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) })

/** The smallest part of the plane that holds both. */
export const joinPlanes = (a: Plane, b: Plane): Plane => ({ x: joinRanges(a.x, b.x), y: joinRanges(a.y, b.y) })

/** Free room around a plane, as a share of its size. */
const MARGIN = 0.15

/** From a point of a plane to a place in a square with sides of `size` px, both axes to the same scale. */
export function toSquare({ x, y }: Plane, size: number): (point: Row) => { readonly x: number; readonly y: number } {
  const side = (Math.max(x.high - x.low, y.high - y.low) || 2) * (1 + 2 * MARGIN)
  const scale = size / side
  return ([px = NaN, py = NaN]) => ({
    x: size / 2 + (px - (x.low + x.high) / 2) * scale,
    y: size / 2 - (py - (y.low + y.high) / 2) * scale,
  })
}

export interface Grid {
  readonly columns: number
  readonly rows: number
  /** Of one cell, without the gap after it, px. */
  readonly width: number
  readonly height: number
}

/** The grid of so many cells, each `aspect` times as wide as high, that makes them largest in the given room, px. */
export function gridOf(
  count: number,
  aspect: number,
  room: { readonly width: number; readonly height: number },
  gap: number,
): Grid {
  let best: Grid = { columns: 1, rows: count, width: 0, height: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const width = Math.min(
      (room.width - gap * (columns - 1)) / columns,
      ((room.height - gap * (rows - 1)) / rows) * aspect,
    )
    if (width > best.width) best = { columns, rows, width, height: width / aspect }
  }
  return best
}

/** How many values fall into each of the bins between two numbers; what lies outside counts at the ends. */
export function countBins(values: readonly number[], { low, high }: Range, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    const bin = Math.floor(((value - low) / (high - low || 1)) * bins)
    const at = Math.min(bins - 1, Math.max(0, bin))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

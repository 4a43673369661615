export type Span = readonly [low: number, high: number]

/** Free room around the data, as a share of their width. */
const MARGIN = 0.15
/** Axes of which one is so many times longer are drawn to scales of their own. */
const UNLIKE = 4

function around(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity)
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity)
  if (!(low <= high)) return { middle: 0, size: 2 }
  return { middle: (low + high) / 2, size: (high - low || 1) * (1 + 2 * MARGIN) }
}

/**
 * The part of the plane that all points lie in, both axes to the same scale unless they are very unlike.
 *
 * @param wide How many times wider than high it is drawn.
 */
export function planeAround(
  xs: readonly number[],
  ys: readonly number[],
  wide: number,
): { readonly x: Span; readonly y: Span } {
  const [x, y] = [around(xs), around(ys)]
  const ratio = x.size / y.size
  const unit = ratio > UNLIKE || ratio < 1 / UNLIKE ? ratio : 1
  const height = Math.max(y.size, x.size / unit / wide)
  const span = (middle: number, size: number): Span => [middle - size / 2, middle + size / 2]
  return { x: span(x.middle, height * wide * unit), y: span(y.middle, height) }
}

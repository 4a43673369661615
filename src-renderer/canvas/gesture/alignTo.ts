import type { Guide } from '../canvasStore'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How near two lines must be to be drawn together, px. */
const REACH = 5

const stops = (start: number, length: number): readonly [number, number, number] => [
  start,
  start + length / 2,
  start + length,
]

/** Best shift along one axis that brings a left, middle or right line of `box` onto the same line of another. */
function nearest(
  at: number,
  length: number,
  others: readonly { start: number; length: number }[],
): { shift: number; line: number } | null {
  let best: { shift: number; line: number } | null = null
  const own = stops(at, length)
  for (const other of others) {
    stops(other.start, other.length).forEach((line, i) => {
      const shift = line - (own[i] ?? at)
      if (Math.abs(shift) <= REACH && (!best || Math.abs(shift) < Math.abs(best.shift))) best = { shift, line }
    })
  }
  return best
}

/** How a dragged box should move to be in line with others, and the lines to show for it. */
export function alignTo(
  box: Box,
  others: readonly Box[],
): { readonly dx: number; readonly dy: number; readonly guides: readonly Guide[] } {
  const x = nearest(
    box.x,
    box.width,
    others.map((other) => ({ start: other.x, length: other.width })),
  )
  const y = nearest(
    box.y,
    box.height,
    others.map((other) => ({ start: other.y, length: other.height })),
  )
  const moved = { ...box, x: box.x + (x?.shift ?? 0), y: box.y + (y?.shift ?? 0) }
  const guides: Guide[] = []
  if (x) {
    const along = [moved, ...others.filter((other) => stops(other.x, other.width).includes(x.line))]
    guides.push({
      axis: 'x',
      at: x.line,
      from: Math.min(...along.map((b) => b.y)) - 8,
      to: Math.max(...along.map((b) => b.y + b.height)) + 8,
    })
  }
  if (y) {
    const along = [moved, ...others.filter((other) => stops(other.y, other.height).includes(y.line))]
    guides.push({
      axis: 'y',
      at: y.line,
      from: Math.min(...along.map((b) => b.x)) - 8,
      to: Math.max(...along.map((b) => b.x + b.width)) + 8,
    })
  }
  return { dx: x?.shift ?? 0, dy: y?.shift ?? 0, guides }
}

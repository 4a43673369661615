import type { Numbers } from '../define/arithmetic'

/** How a window slides over rows and columns. */
export interface SlidingWindow {
  readonly size: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly padding: 'valid' | 'same'
  readonly dilation?: readonly [number, number]
}

/** A number in a window: its place in the window, and where it lies in the input. */
export interface Place {
  readonly u: number
  readonly v: number
  readonly row: number
  readonly column: number
}

/** Where the window of each of the output's cells begins along an axis: 0 rows, 1 columns. */
function startsOf({ size, strides, padding, dilation = [1, 1] }: SlidingWindow, x: Numbers, output: Numbers) {
  return (index: number, axis: 0 | 1): number => {
    const [length = 1, made = 1] = [x.shape[axis], output.shape[axis]]
    const reach = (size[axis] - 1) * dilation[axis] + 1
    // As Keras pads: the smaller half before.
    const before = padding === 'same' ? Math.max(0, ((made - 1) * strides[axis] + reach - length) >> 1) : 0
    return index * strides[axis] - before
  }
}

/** Places of the input `[height, width, channels]` under the window of an output's cell, counted row by row; padding left out. */
export function placesUnder(window: SlidingWindow, x: Numbers, output: Numbers, cell: number): readonly Place[] {
  const { size, dilation = [1, 1] } = window
  const [height = 1, width = 1] = x.shape
  const [, columns = 1] = output.shape
  const start = startsOf(window, x, output)
  const [top, left] = [start(Math.floor(cell / columns), 0), start(cell % columns, 1)]
  return Array.from({ length: size[0] * size[1] }, (_, k) => {
    const [u, v] = [Math.floor(k / size[1]), k % size[1]]
    return { u, v, row: top + u * dilation[0], column: left + v * dilation[1] }
  }).filter(({ row, column }) => row >= 0 && row < height && column >= 0 && column < width)
}

/** A cell of the output with the cell of the input that lies under a place of its window. */
export interface Meeting {
  /** Number of the output's cell, row by row. */
  readonly cell: number
  readonly row: number
  readonly column: number
}

/** What the place (u, v) of the window meets as it slides, cell by cell; padding left out. */
export function meetingsOf(
  window: SlidingWindow,
  x: Numbers,
  output: Numbers,
  u: number,
  v: number,
): readonly Meeting[] {
  const { dilation = [1, 1] } = window
  const [height = 1, width = 1] = x.shape
  const [rows = 1, columns = 1] = output.shape
  const start = startsOf(window, x, output)
  return Array.from({ length: rows * columns }, (_, cell) => ({
    cell,
    row: start(Math.floor(cell / columns), 0) + u * dilation[0],
    column: start(cell % columns, 1) + v * dilation[1],
  })).filter(({ row, column }) => row >= 0 && row < height && column >= 0 && column < width)
}

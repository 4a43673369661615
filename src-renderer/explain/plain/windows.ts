import { at, build, type PlainTensor } from './PlainTensor'

type Sizes = number | readonly number[]
type Padding = 'valid' | 'same'

const listOf = (sizes: Sizes, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (typeof sizes === 'number' ? sizes : (sizes[i] ?? 1)))

/** How a window lies over the axes of space of `x`, `[batch, ...space, channels]`. */
interface Laid {
  readonly made: readonly number[]
  /** Place in `x` along each axis of space, for a place of the output and one of the window; `null`: beyond the edge. */
  under(output: readonly number[], inWindow: readonly number[]): number[] | null
}

function lay(x: PlainTensor, size: readonly number[], strides: Sizes, padding: Padding, dilation: Sizes = 1): Laid {
  const space = x.shape.slice(1, -1)
  const [steps, gaps] = [listOf(strides, space.length), listOf(dilation, space.length)]
  const reach = size.map((length, i) => (length - 1) * (gaps[i] ?? 1) + 1)
  const made = space.map((length, i) =>
    Math.ceil((padding === 'same' ? length : length - (reach[i] ?? 1) + 1) / (steps[i] ?? 1)),
  )
  // The smaller half of the padding comes before, as in TensorFlow.
  const before = space.map((length, i) =>
    padding === 'same' ? Math.max(0, ((made[i] ?? 1) - 1) * (steps[i] ?? 1) + (reach[i] ?? 1) - length) >> 1 : 0,
  )
  return {
    made,
    under: (output, inWindow) => {
      const places = space.map(
        (_, i) => (output[i] ?? 0) * (steps[i] ?? 1) - (before[i] ?? 0) + (inWindow[i] ?? 0) * (gaps[i] ?? 1),
      )
      return places.every((place, i) => place >= 0 && place < (space[i] ?? 0)) ? places : null
    },
  }
}

/** All places in a window. */
const placesIn = (size: readonly number[]): readonly (readonly number[])[] =>
  size.reduce<readonly (readonly number[])[]>(
    (all, length) => all.flatMap((places) => Array.from({ length }, (_, i) => [...places, i])),
    [[]],
  )

function convolve(
  x: PlainTensor,
  kernel: PlainTensor,
  strides: Sizes,
  padding: Padding,
  _format?: string,
  dilation: Sizes = 1,
): PlainTensor {
  const size = kernel.shape.slice(0, -2)
  const [inside = 1, filters = 1] = kernel.shape.slice(-2)
  const { made, under } = lay(x, size, strides, padding, dilation)
  const groups = (x.shape.at(-1) ?? 1) / inside
  return build([x.shape[0] ?? 1, ...made, filters], (places) => {
    const [row = 0, filter = 0] = [places[0], places.at(-1)]
    const first = Math.floor(filter / (filters / groups)) * inside
    let sum = 0
    for (const inWindow of placesIn(size)) {
      const there = under(places.slice(1, -1), inWindow)
      for (let c = 0; there && c < inside; c++)
        sum += at(x, [row, ...there, first + c]) * at(kernel, [...inWindow, c, filter])
    }
    return sum
  })
}

const pool =
  (join: (values: readonly number[]) => number) =>
  (x: PlainTensor, size: Sizes, strides: Sizes, padding: Padding): PlainTensor => {
    const window = listOf(size, x.rank - 2)
    const { made, under } = lay(x, window, strides, padding)
    return build([x.shape[0] ?? 1, ...made, x.shape.at(-1) ?? 1], (places) =>
      join(
        placesIn(window).flatMap((inWindow) => {
          const there = under(places.slice(1, -1), inWindow)
          return there ? [at(x, [places[0] ?? 0, ...there, places.at(-1) ?? 0])] : []
        }),
      ),
    )
  }

/** Operations of windows that slide: convolutions and poolings, `[batch, ...space, channels]`. */
export const windows = {
  conv2d: convolve,
  conv3d: convolve,
  maxPool: pool((values) => Math.max(...values)),
  avgPool: pool((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
  depthwiseConv2d(x: PlainTensor, kernel: PlainTensor, strides: Sizes, padding: Padding): PlainTensor {
    const size = kernel.shape.slice(0, 2)
    const times = kernel.shape[3] ?? 1
    const { made, under } = lay(x, size, strides, padding)
    return build([x.shape[0] ?? 1, ...made, (x.shape[3] ?? 1) * times], ([row = 0, i = 0, j = 0, k = 0]) => {
      const channel = Math.floor(k / times)
      return placesIn(size).reduce((sum, inWindow) => {
        const there = under([i, j], inWindow)
        return there ? sum + at(x, [row, ...there, channel]) * at(kernel, [...inWindow, channel, k % times]) : sum
      }, 0)
    })
  },
  /** The gradient of a convolution for its input: each number of `x` puts down the kernel. */
  conv2dTranspose(
    x: PlainTensor,
    kernel: PlainTensor,
    shape: readonly number[],
    strides: Sizes,
    padding: Padding,
  ): PlainTensor {
    const blank = build(shape, () => 0)
    const size = kernel.shape.slice(0, 2)
    const { under } = lay(blank, size, strides, padding)
    const [, rows = 1, columns = 1, inside = 1] = x.shape
    return build(shape, ([row = 0, y = 0, z = 0, filter = 0]) => {
      let sum = 0
      for (const [i = 0, j = 0] of placesIn([rows, columns]))
        for (const inWindow of placesIn(size)) {
          const there = under([i, j], inWindow)
          if (there?.[0] !== y || there[1] !== z) continue
          for (let c = 0; c < inside; c++) sum += at(x, [row, i, j, c]) * at(kernel, [...inWindow, filter, c])
        }
      return sum
    })
  },
}

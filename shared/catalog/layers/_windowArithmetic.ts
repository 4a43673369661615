import {
  gradient,
  NO_ARITHMETIC,
  slopeAt,
  sumOf,
  value,
  weighed,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
  type Numbers,
  type WindowSight,
} from '../define/arithmetic'
import type { ItemValue } from '../define/params'
import { activatedSum } from './_activatedSum'
import { meetingsOf, placesUnder, type SlidingWindow } from './_slidingWindow'

/** Most terms that are written out of a window. */
const MOST = 25

const joined = (terms: readonly Line[], sign: string): Line =>
  [...terms.slice(0, MOST).flatMap((term, i) => (i === 0 ? term : [sign, ...term])), ...(terms.length > MOST ? [`${sign}…`] : [])] // prettier-ignore

const subscript = (row: number, column: number): string =>
  `_{${row + 1}${row > 8 || column > 8 ? ',' : ''}${column + 1}}`

/** A convolution of rows and columns: each filter adds up the products of a window over some of the channels. */
interface Convolution {
  readonly window: SlidingWindow
  readonly x: Numbers
  readonly output: Numbers
  readonly filters: number
  /** Channels of the input that a filter sees: the first, and how many. */
  channelsOf(filter: number): readonly [first: number, count: number]
  /** The weight of a filter at a place of the window, for one of its channels. */
  weightAt(u: number, v: number, channel: number, filter: number): number
}

/** Sum of a filter at a cell, without what is added to it. */
function sumAt({ window, x, output, channelsOf, weightAt }: Convolution, cell: number, filter: number): number {
  const [, width = 1, channels = 1] = x.shape
  const [first, count] = channelsOf(filter)
  let sum = 0
  for (const { u, v, row, column } of placesUnder(window, x, output, cell))
    for (let c = 0; c < count; c++)
      sum += (x.values?.[(row * width + column) * channels + first + c] ?? NaN) * weightAt(u, v, c, filter)
  return sum
}

/** What is seen of a convolution where the output's number `at` comes from. */
function sightOf(
  convolution: Convolution,
  at: number,
  /** Gradient at the sum of a cell for the filter of `at`; absent: none came. */
  innerAt: ((cell: number) => number) | undefined,
): WindowSight {
  const { window, x, output, filters, channelsOf, weightAt } = convolution
  const [, width = 1, channels = 1] = x.shape
  const filter = at % filters
  const [first, count] = channelsOf(filter)
  const inputAt = (row: number, column: number, channel: number): number =>
    x.values?.[(row * width + column) * channels + first + channel] ?? NaN
  const cell = Math.floor(at / filters)
  const [, columns = 1] = output.shape
  const under = placesUnder(window, x, output, cell)
  return {
    size: window.size,
    under,
    channels: [first, count],
    kernel: (channel) =>
      Array.from({ length: window.size[0] * window.size[1] }, (_, k) =>
        weightAt(Math.floor(k / window.size[1]), k % window.size[1], channel, filter),
      ),
    line: (channel) => {
      const products = under.map(({ u, v, row, column }) => [inputAt(row, column, channel), weightAt(u, v, channel, filter)] as const) // prettier-ignore
      const sum = products.reduce((sum, [x, w]) => sum + x * w, 0)
      const place = subscript(Math.floor(cell / columns), cell % columns)
      const terms = products.map(([x, w]): Line => [value(x), '·', weighed(w)])
      return [`Σ${place} = `, ...joined(terms, ' + '), ' = ', value(sum)]
    },
    ...(innerAt && {
      weightPath: ({ row: u, column: v }, channel) => {
        const met = meetingsOf(window, x, output, u, v)
        const products = met.map(({ cell, row, column }) => [innerAt(cell), inputAt(row, column, channel)] as const)
        const sum = products.reduce((sum, [δ, x]) => sum + δ * x, 0)
        const terms = products.map(([δ, x]): Line => [gradient(δ), '·', value(x)])
        return { met, line: [`∂L/∂w${subscript(u, v)} = `, ...joined(terms, ' + '), ' = ', gradient(sum)] }
      },
    }),
  }
}

/** One number of a convolution: the window over the input times the kernel, and how the gradient comes to the kernel. */
function writeConvolution(
  args: ArithmeticArgs<{ readonly activation: ItemValue }>,
  convolution: Convolution,
): Arithmetic {
  const { p, weights, output, at, flow } = args
  const { x, window, filters, channelsOf, weightAt } = convolution
  const [, width = 1, channels = 1] = x.shape
  const filter = at % filters
  const [first, count] = channelsOf(filter)
  const under = placesUnder(window, x, output, Math.floor(at / filters))
  const products = Array.from({ length: count }, (_, c) =>
    under.map(({ u, v, row, column }) => ({
      x: x.values?.[(row * width + column) * channels + first + c] ?? NaN,
      w: weightAt(u, v, c, filter),
    })),
  )
  const sums = products.map((own) => own.reduce((sum, { x, w }) => sum + x * w, 0))
  const b = weights['bias']?.values?.[filter]
  const z = sums.reduce((total, sum) => total + sum, b ?? 0)
  const { out, inner, ...sum } = activatedSum(args, z)
  // Of several channels the sums of each: what they come of is in the picture of the window.
  const terms =
    count === 1
      ? joined(
          (products[0] ?? []).map(({ x, w }): Line => [value(x), '·', weighed(w)]),
          ' + ',
        )
      : sumOf(sums.map((own): Line => [value(own)]))
  const forward: Line[] = [
    [`${out} = Σ_{uvc} x_{i+u, j+v, c}·w_{uvc}${b === undefined ? '' : ' + b'}`],
    [`${out} = `, ...terms, ...(b === undefined ? [] : [' + ', weighed(b)]), ' = ', value(z)],
    ...sum.forward,
  ]
  const plain = args.activation(p.activation)
  // Summed up and bent once more where the activation is not the sum itself.
  const innerAt = (cell: number): number => {
    const came = flow?.values?.[cell * filters + filter] ?? NaN
    return out === 'y' || !plain ? came : came * slopeAt(plain, sumAt(convolution, cell, filter) + (b ?? 0))
  }
  const sight = sightOf(convolution, at, inner === undefined ? undefined : innerAt)
  if (inner === undefined) return { forward, backward: [], window: sight }
  const backward: Line[] = [...sum.backward, [`∂L/∂w_{uvc} = Σ_{ij} ∂L/∂${out}_{ij} · x_{i+u, j+v, c}`]]
  return { forward, backward, window: sight }
}

interface WindowParams {
  readonly activation: ItemValue
  readonly kernelSize: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly padding: 'valid' | 'same'
  readonly dilationRate: readonly [number, number]
}

const windowOf = ({ kernelSize: size, strides, padding, dilationRate: dilation }: WindowParams): SlidingWindow => ({
  size,
  strides,
  padding,
  dilation,
})

/** A number of a convolution over pictures. */
export function convolutionArithmetic(args: ArithmeticArgs<WindowParams & { readonly groups: number }>): Arithmetic {
  const { p, inputs, weights, output, at } = args
  const [x] = inputs
  const { kernel } = weights
  if (!x?.values || !kernel?.values || output.values?.[at] === undefined) return NO_ARITHMETIC
  const [, kernelWidth = 1, inside = 1, filters = 1] = kernel.shape
  return writeConvolution(args, {
    window: windowOf(p),
    x,
    output,
    filters,
    // A group of filters sees its own channels alone.
    channelsOf: (filter) => [Math.floor(filter / (filters / p.groups)) * inside, inside],
    weightAt: (u, v, c, filter) => kernel.values?.[((u * kernelWidth + v) * inside + c) * filters + filter] ?? NaN,
  })
}

/** One number of a pooling: its window, and what is made of it. */
export const poolArithmetic =
  (kind: 'max' | 'mean') =>
  ({
    p,
    inputs: [x],
    output,
    at,
    flow,
  }: ArithmeticArgs<{
    readonly poolSize: readonly [number, number]
    readonly strides: readonly [number, number]
    readonly padding: 'valid' | 'same'
  }>): Arithmetic => {
    const answer = output.values?.[at]
    if (!x?.values || answer === undefined) return NO_ARITHMETIC
    const [, width = 1, channels = 1] = x.shape
    const window = { size: p.poolSize, strides: p.strides, padding: p.padding }
    const places = placesUnder(window, x, output, Math.floor(at / channels))
    const under = places.map(
      ({ row, column }) => x.values?.[(row * width + column) * channels + (at % channels)] ?? NaN,
    )
    const list = joined(under.map((own): Line => [value(own)]), '; ') // prettier-ignore
    const line: Line = [`y = ${kind}(`, ...list, ') = ', value(answer)]
    const came = flow?.values?.[at]
    const share = kind === 'mean' ? (came ?? NaN) / under.length : (came ?? NaN)
    return {
      forward: [line],
      backward:
        came === undefined
          ? []
          : [
              ['∂L/∂y = ', gradient(came)],
              kind === 'max'
                ? ['∂L/∂x = ', gradient(share), ' · [x = y]']
                : ['∂L/∂x = ∂L/∂y / ', value(under.length), ' = ', gradient(share)],
            ],
      window: { size: p.poolSize, under: places, channels: [at % channels, 1], line: () => line },
    }
  }

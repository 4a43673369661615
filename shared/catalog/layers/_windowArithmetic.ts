import {
  gradient,
  NO_ARITHMETIC,
  sumOf,
  value,
  weighed,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
  type Numbers,
} from '../define/arithmetic'
import type { ItemValue } from '../define/params'
import { activatedSum } from './_activatedSum'

/** How a window slides over rows and columns. */
interface Window {
  readonly size: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly padding: 'valid' | 'same'
  readonly dilation?: readonly [number, number]
}

/** A number in a window: its place in the window, and where it lies in the input. */
interface Place {
  readonly u: number
  readonly v: number
  readonly row: number
  readonly column: number
}

/** Places of the input `[height, width, channels]` under the window of the output's number `at`, padding left out. */
function placesUnder(
  { size, strides, padding, dilation = [1, 1] }: Window,
  x: Numbers,
  output: Numbers,
  at: number,
): readonly Place[] {
  const [height = 1, width = 1] = x.shape
  const [rows = 1, columns = 1, channels = 1] = output.shape
  const cell = Math.floor(at / channels)
  const starts = [Math.floor(cell / columns), cell % columns].map((index, axis) => {
    const [length, made] = axis === 0 ? [height, rows] : [width, columns]
    const reach = ((size[axis] ?? 1) - 1) * (dilation[axis] ?? 1) + 1
    // As Keras pads: the smaller half before.
    const before = padding === 'same' ? Math.max(0, ((made - 1) * (strides[axis] ?? 1) + reach - length) >> 1) : 0
    return index * (strides[axis] ?? 1) - before
  })
  const [top = 0, left = 0] = starts
  return Array.from({ length: size[0] * size[1] }, (_, k) => {
    const [u, v] = [Math.floor(k / size[1]), k % size[1]]
    return { u, v, row: top + u * dilation[0], column: left + v * dilation[1] }
  }).filter(({ row, column }) => row >= 0 && row < height && column >= 0 && column < width)
}

/** One number of a convolution: the window over the input times the kernel. */
export function convolutionArithmetic(
  args: ArithmeticArgs<{
    readonly activation: ItemValue
    readonly kernelSize: readonly [number, number]
    readonly strides: readonly [number, number]
    readonly padding: 'valid' | 'same'
    readonly dilationRate: readonly [number, number]
    readonly groups: number
  }>,
): Arithmetic {
  const {
    p,
    inputs: [x],
    weights: { kernel, bias },
    output,
    at,
  } = args
  if (!x?.values || !kernel?.values || output.values?.[at] === undefined) return NO_ARITHMETIC
  const [, width = 1, channels = 1] = x.shape
  const [, kernelWidth = 1, inside = 1, filters = 1] = kernel.shape
  const filter = at % filters
  // A group of filters sees its own channels alone.
  const first = Math.floor(filter / (filters / p.groups)) * inside
  const { kernelSize: size, strides, padding, dilationRate: dilation } = p
  const products = placesUnder({ size, strides, padding, dilation }, x, output, at).flatMap(({ u, v, row, column }) =>
    Array.from({ length: inside }, (_, c) => ({
      x: x.values?.[(row * width + column) * channels + first + c] ?? NaN,
      w: kernel.values?.[((u * kernelWidth + v) * inside + c) * filters + filter] ?? NaN,
    })),
  )
  const b = bias?.values?.[filter]
  const z = products.reduce((sum, { x, w }) => sum + x * w, b ?? 0)
  const { out, inner, ...sum } = activatedSum(args, z)
  const terms = sumOf(products.map(({ x, w }): Line => [value(x), ' · ', weighed(w)]))
  const forward: Line[] = [
    [`${out} = Σ_{uvc} x_{i+u, j+v, c}·w_{uvc}${b === undefined ? '' : ' + b'}`],
    [`${out} = `, ...terms, ...(b === undefined ? [] : [' + ', weighed(b)]), ' = ', value(z)],
    ...sum.forward,
  ]
  if (inner === undefined) return { forward, backward: [] }
  return { forward, backward: [...sum.backward, [`∂L/∂w_{uvc} = Σ_{ij} ∂L/∂${out}_{ij} · x_{i+u, j+v, c}`]] }
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
    const window = placesUnder({ size: p.poolSize, strides: p.strides, padding: p.padding }, x, output, at)
    const under = window.map(
      ({ row, column }) => x.values?.[(row * width + column) * channels + (at % channels)] ?? NaN,
    )
    const list: Line = under.slice(0, 12).flatMap((own, i) => [...(i > 0 ? ['; '] : []), value(own)])
    const more = under.length > 12 ? '; …' : ''
    const came = flow?.values?.[at]
    const share = kind === 'mean' ? (came ?? NaN) / under.length : (came ?? NaN)
    return {
      forward: [[`y = ${kind}(`, ...list, `${more}) = `, value(answer)]],
      backward:
        came === undefined
          ? []
          : [
              ['∂L/∂y = ', gradient(came)],
              kind === 'max'
                ? ['∂L/∂x = ', gradient(share), ' · [x = y]']
                : ['∂L/∂x = ∂L/∂y / ', value(under.length), ' = ', gradient(share)],
            ],
    }
  }

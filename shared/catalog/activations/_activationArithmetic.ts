import {
  gradient,
  NO_ARITHMETIC,
  slopeAt,
  sumOf,
  value,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
  type Numbers,
} from '../define/arithmetic'

/** One value through an activation, and its gradient back by the slope there. */
export function activationArithmetic(
  { inputs: [x], output, at, flow }: Omit<ArithmeticArgs<unknown>, 'p' | 'activation'>,
  plot: (x: number) => number,
): Arithmetic {
  const entered = x?.values?.[at]
  const answer = output.values?.[at]
  if (entered === undefined || answer === undefined) return NO_ARITHMETIC
  const forward: Line[] = [['y = φ(x) = φ(', value(entered), ') = ', value(answer)]]
  const came = flow?.values?.[at]
  if (came === undefined) return { forward, backward: [] }
  const slope = slopeAt(plot, entered)
  return {
    forward,
    backward: [
      ['∂L/∂y = ', gradient(came)],
      ['∂L/∂x = ∂L/∂y · φ′(x) = ', gradient(came), ' · ', value(slope), ' = ', gradient(came * slope)],
    ],
    onward: (_input, place) => {
      const [x0, came] = [x?.values?.[place], flow?.values?.[place]]
      return x0 === undefined || came === undefined ? undefined : came * slopeAt(plot, x0)
    },
  }
}

/** The gradient at the sum of a unit whose answers are shares of all: `p·(∂L/∂p − Σ p·∂L/∂p)`. */
export function throughSoftmax({ shape, values = [] }: Numbers, flow: readonly number[], at: number, name: 'x' | 'z') {
  const units = shape.at(-1) ?? 1
  const from = at - (at % units)
  const mean = values.slice(from, from + units).reduce((sum, p, i) => sum + p * (flow[from + i] ?? NaN), 0)
  const [own, came] = [values[at] ?? NaN, flow[at] ?? NaN]
  const inner = own * (came - mean)
  const line: Line = [`∂L/∂${name} = y·(∂L/∂y − Σ_{k} y_{k}·∂L/∂y_{k}) = `, value(own), ' · (', gradient(came), ' − ', gradient(mean), ') = ', gradient(inner)] // prettier-ignore
  return { backward: [['∂L/∂y = ', gradient(came)], line] as readonly Line[], inner }
}

/** One of the shares that a softmax makes of all its numbers, and its gradient back. */
export function softmaxActivation({
  inputs: [x],
  output,
  at,
  flow,
}: Omit<ArithmeticArgs<unknown>, 'p' | 'activation'>): Arithmetic {
  // prettier-ignore
  const units = output.shape.at(-1) ?? 1
  const from = at - (at % units)
  const entered = x?.values?.slice(from, from + units) ?? []
  const own = x?.values?.[at]
  const answer = output.values?.[at]
  if (own === undefined || answer === undefined) return NO_ARITHMETIC
  const forward: Line[] = [
    ['y_{i} = exp(x_{i}) / Σ_{k} exp(x_{k})'],
    ['y = exp(', value(own), ') / (', ...sumOf(entered.map((one): Line => ['exp(', value(one), ')'])), ') = ', value(answer)], // prettier-ignore
  ]
  return { forward, backward: flow?.values ? throughSoftmax(output, flow.values, at, 'x').backward : [] }
}

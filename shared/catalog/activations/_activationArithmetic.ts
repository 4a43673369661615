import {
  gradient,
  NO_ARITHMETIC,
  slopeAt,
  value,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
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

import { gradient, slopeAt, value, type ArithmeticArgs, type Line } from '../define/arithmetic'
import { throughSoftmax } from '../activations/_activationArithmetic'
import { itemId, type ItemValue } from '../define/params'

interface ActivatedSum {
  /** What the sum is called: `y` where nothing is done with it, else `z`. */
  readonly out: 'y' | 'z'
  /** How the answer comes of it; no line where it is the answer. */
  readonly forward: readonly Line[]
  /** The gradient that came back, and what of it comes to the sum. */
  readonly backward: readonly Line[]
  /** Gradient at the sum; `undefined`: none came, or it does not go number by number. */
  readonly inner: number | undefined
}

/** The sum `z` of a unit or of a window through the layer's activation, and the gradient back. */
export function activatedSum(
  { p, output, at, flow, activation }: Omit<ArithmeticArgs<{ readonly activation: ItemValue }>, 'inputs' | 'weights'>,
  z: number,
): ActivatedSum {
  const linear = itemId(p.activation) === 'linear'
  const out = linear ? 'y' : 'z'
  const forward: Line[] = linear ? [] : [['y = φ(z) = φ(', value(z), ') = ', value(output.values?.[at] ?? NaN)]]
  const came = flow?.values?.[at]
  if (came === undefined) return { out, forward, backward: [], inner: undefined }
  const told: Line = ['∂L/∂y = ', gradient(came)]
  if (linear) return { out, forward, backward: [told], inner: came }
  const plain = activation(p.activation)
  if (itemId(p.activation) === 'softmax')
    return { out, forward, ...throughSoftmax(output, flow?.values ?? [], at, 'z') }
  if (!plain) return { out, forward, backward: [told], inner: undefined }
  const slope = slopeAt(plain, z)
  const inner = came * slope
  const onward: Line = ['∂L/∂z = ∂L/∂y · φ′(z) = ', gradient(came), ' · ', value(slope), ' = ', gradient(inner)]
  return { out, forward, backward: [told, onward], inner }
}

import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'
import type { Known } from '../OnnxNetwork'
import { toArray } from '../OnnxNetwork'

type Config = Record<string, unknown>

/** A layer on each number alone: a picture that is to be flattened is treated before. */
export function giveEach(call: OperatorCall, value: Known, className: string, config: Config): void {
  const { network } = call
  const before = value.flat ?? value
  const ref = network.add(className, config, [before.ref], before.stored.slice(1))
  const made: Known = { ...before, ref, sole: true }
  call.give(value.flat ? { ...value, flat: made, sole: true } : made)
}

const activation =
  (name: string): OperatorReader =>
  (call) =>
    giveEach(call, call.value(0), 'Activation', { activation: name })

const softmax: OperatorReader = (call) => {
  const value = call.value(0)
  const rank = value.shape.length
  const axis = call.axisOf(call.number('axis', call.around.opset < 13 ? 1 : -1), rank)
  // Older sets of operators took all axes from this one on together.
  if (call.around.opset < 13 && axis !== rank - 1) call.refuse(`softmax along axis ${axis}`)
  if (!value.flat && value.order[axis] === value.stored.length - 1)
    return giveEach(call, value, 'Activation', { activation: 'softmax' })
  const layout = axis === rank - 1 ? 'plain' : axis === 1 ? 'last' : call.refuse(`softmax along axis ${axis}`)
  const { network } = call
  const ref = network.settle(value, layout)
  const order = layout === 'last' ? [0, rank - 1, ...value.shape.slice(2).map((_, i) => i + 1)] : undefined
  call.giveLayer('Activation', { activation: 'softmax' }, [ref], { shape: value.shape, ...(order && { order }) })
}

/** The slope is 1/6 here; another one is a factor before it. */
const hardSigmoid: OperatorReader = (call) => {
  const [alpha, beta] = [call.number('alpha', 0.2), call.number('beta', 0.5)]
  if (Math.abs(beta - 0.5) > 1e-6) call.refuse(`beta ${beta}`)
  const value = call.value(0)
  const before = value.flat ?? value
  const scale = alpha * 6
  const scaled =
    Math.abs(scale - 1) < 1e-6
      ? before.ref
      : call.network.add('Rescaling', { scale, offset: 0 }, [before.ref], before.stored.slice(1))
  const made = { ...before, ref: scaled }
  giveEach(call, value.flat ? { ...value, flat: made } : made, 'Activation', { activation: 'hard_sigmoid' })
}

const limitOf = (call: OperatorCall, i: number, name: string, otherwise: number): number =>
  call.has(i) ? (call.needConstant(i).uniform ?? call.refuse('limits')) : call.number(name, otherwise)

const clip: OperatorReader = (call) => {
  const [low, high] = [limitOf(call, 1, 'min', -Infinity), limitOf(call, 2, 'max', Infinity)]
  if (low === 0 && high > 1e30) return giveEach(call, call.value(0), 'ReLU', {})
  if (low === -1 && high === 1) return giveEach(call, call.value(0), 'Activation', { activation: 'hard_tanh' })
  call.refuse(`between ${low} and ${high}`)
}

const gelu: OperatorReader = (call) => {
  if (call.text('approximate', 'none') === 'tanh') return giveEach(call, call.value(0), 'ApproximateGelu', {})
  giveEach(call, call.value(0), 'Activation', { activation: 'gelu' })
}

/** One slope for each channel, which lies last here. */
const prelu: OperatorReader = (call) => {
  const value = call.value(0)
  const slope = call.needConstant(1)
  if (value.flat || value.order[0] !== 0) call.refuse('slopes of a flattened picture')
  const rank = value.shape.length
  const channels = value.stored.at(-1) ?? 1
  const axis = value.order.indexOf(value.stored.length - 1)
  const sizes = [...Array<number>(Math.max(0, rank - slope.shape.length)).fill(1), ...slope.shape]
  const fits = slope.shape.length <= rank && sizes.every((size, i) => size === (i === axis ? channels : 1))
  if (!fits && slope.uniform === undefined) call.refuse('slopes of other shapes')
  const shared = value.stored.slice(1, -1).map((_, i) => i + 1)
  const shape = [...shared.map(() => 1), channels]
  const alpha = toArray(slope)
  const read = (): Float32Array => (fits ? alpha.read() : new Float32Array(channels).fill(slope.uniform ?? 0))
  const config = { shared_axes: shared.length > 0 ? shared : null }
  call.giveLayer('PReLU', config, [value.ref], value, { arrays: [{ shape, read }] })
}

/** Functions of each number alone. */
export const activations: OperatorTable = {
  Clip: clip,
  Elu: (call) => giveEach(call, call.value(0), 'ELU', { alpha: call.number('alpha', 1) }),
  Gelu: gelu,
  HardSigmoid: hardSigmoid,
  LeakyRelu: (call) => giveEach(call, call.value(0), 'LeakyReLU', { negative_slope: call.number('alpha', 0.01) }),
  PRelu: prelu,
  Relu: (call) => giveEach(call, call.value(0), 'ReLU', {}),
  Selu: activation('selu'),
  Sigmoid: activation('sigmoid'),
  Softmax: softmax,
  Softplus: activation('softplus'),
  Swish: activation('silu'),
  Tanh: activation('tanh'),
}

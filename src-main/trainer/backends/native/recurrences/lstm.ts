import type { Sequence } from '@shared/catalog/define/recurrence'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { withGradient } from '@shared/catalog/define/withGradient'
import { castAttributes, DataType, typeAttribute, type Native, type OpAttribute } from '../binding'
import { addTo, columnSums, moments, product, pullsOf, several, statesBefore, swapTime } from './raw'

const GATES = 4
/** What the forward kernel gives, each `[time, batch, units]`: gates, states, their activations, outputs. */
const OUTPUTS = 7

const noPeephole = ({ backend }: Native): OpAttribute => ({
  name: 'use_peephole',
  type: backend.binding.TF_ATTR_BOOL,
  value: false,
})

/** Keras's order of gates i, f, c, o to the backward kernel's i, c, f, o, or back. */
function swapGates(tf: Tf, x: Tensor): Tensor {
  const axis = x.shape.length - 1
  const [i = x, second = x, third = x, o = x] = tf.split(x, GATES, axis)
  return tf.concat([i, third, second, o], axis)
}

/** TensorFlow's kernel for a whole sequence. The length is of a type that TensorFlow.js does not have. */
function forward(native: Native, xs: Tensor, weights: Tensor, bias: Tensor, units: number): Tensor[] {
  const { tf, backend } = native
  const { binding } = backend
  const [time = 1, batch = 1] = xs.shape
  const zeros = tf.fill([batch, units], 0)
  const none = tf.fill([units], 0)
  const inputs = [tf.scalar(time, 'int32'), xs, zeros, zeros, weights, none, none, none, bias]
  const [short = 0, ...ids] = backend['getInputTensorIds'](inputs as never)
  const [length] = binding.executeOp('Cast', castAttributes(binding, DataType.int32, DataType.int64), [short], 1)
  if (!length) throw new Error('No length of a sequence')
  const clip = { name: 'cell_clip', type: binding.TF_ATTR_FLOAT, value: 0 }
  const made = binding.executeOp(
    'BlockLSTMV2',
    [typeAttribute(binding, 'T', DataType.float32), clip, noPeephole(native)],
    [length.id, ...ids],
    OUTPUTS,
  )
  binding.deleteTensor(length.id)
  return made.map((one) => backend['createOutputTensor'](one) as Tensor)
}

/** Gradients of the sums before the gates, i, c, f, o, `[time · batch, 4 · units]`, from the last moment back to the first. */
function backThroughTime(
  native: Native,
  { xs, weights, bias, recurrent }: { xs: Tensor; weights: Tensor; bias: Tensor; recurrent: Tensor },
  outputs: readonly Tensor[],
  pulls: (moment: number) => Tensor | undefined,
): Tensor {
  const { tf } = native
  const [, batch = 1, units = 1] = (outputs[0] as Tensor).shape
  const none = tf.fill([units], 0)
  const zeros = tf.fill([batch, units], 0)
  const [i = [], c = [], f = [], o = [], ci = [], co = [], h = []] = outputs.map((one) => moments(native, one))
  const x = moments(native, xs)
  const toState = swapGates(tf, recurrent)
  const gates: Tensor[] = []
  let ofState = zeros
  let back: Tensor | undefined
  for (let t = x.length - 1; t >= 0; t--) {
    const before = [c[t - 1] ?? zeros, h[t - 1] ?? zeros]
    const made = [i, c, f, o, ci, co].map((all) => all[t] as Tensor)
    const pulled = addTo(tf, back, pulls(t))
    const inputs = [x[t] as Tensor, ...before, weights, none, none, none, bias, ...made, ofState, pulled]
    const [state = zeros, gate = zeros] = several(native, 'LSTMBlockCellGrad', inputs, 5, [noPeephole(native)])
    ofState = state
    gates[t] = gate
    if (t > 0) back = product(native, gate, toState, { bT: true })
  }
  return tf.concat(gates, 0)
}

/**
 * LSTM: forward one kernel for the whole sequence; back one kernel and one product a moment, and one product over all moments for each weight.
 *
 * @returns `[batch, time, units]` or `[batch, units]`.
 */
export function lstm(native: Native, { x, kernel, recurrent, bias, all }: Sequence): Tensor {
  const { tf } = native
  const [batch = 1, time = 1, features = 1] = x.shape
  const units = recurrent.shape[0] ?? 1
  return withGradient(
    tf,
    [x, kernel, recurrent, bias ?? tf.fill([GATES * units], 0)],
    ([x, kernel, recurrent, bias]) => {
      const xs = swapTime(native, x)
      const weights = tf.concat([kernel, recurrent], 0)
      const outputs = forward(native, xs, weights, bias, units)
      const h = outputs[OUTPUTS - 1] as Tensor
      const value = all ? swapTime(native, h) : (moments(native, h)[time - 1] as Tensor)
      return { value, kept: [kernel, recurrent, bias, xs, weights, h, ...outputs] }
    },
    (dy, [kernel, recurrent, bias, xs, weights, h, ...outputs]) => {
      const pulls = pullsOf(native, dy, time, all)
      const gates = backThroughTime(native, { xs, weights, bias, recurrent }, outputs, pulls)
      const inRow = tf.reshape(xs, [time * batch, features])
      const ofX = product(native, gates, swapGates(tf, kernel), { bT: true })
      return [
        swapTime(native, tf.reshape(ofX, [time, batch, features])),
        swapGates(tf, product(native, inRow, gates, { aT: true })),
        swapGates(tf, product(native, statesBefore(native, h), gates, { aT: true })),
        swapGates(tf, columnSums(native, gates)),
      ]
    },
  )
}

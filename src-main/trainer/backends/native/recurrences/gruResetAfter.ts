import type { Sequence } from '@shared/catalog/define/recurrence'
import type { Tensor } from '@shared/catalog/define/tf'
import { withGradient } from '@shared/catalog/define/withGradient'
import type { Native } from '../binding'
import { addTo, columnSums, groups, moments, product, pullsOf, single, swapTime } from './raw'

const GATES = 3
/** What a moment keeps for the way back: state before, both gates, candidate, its sum from the state, state less candidate. */
const KEPT = 6
type Moment = readonly [state: Tensor, z: Tensor, r: Tensor, c: Tensor, fromState: Tensor, difference: Tensor]

/** `[rows, 3 · units]` in the sums of both gates and those of the candidate. */
const apart = ({ tf }: Native, sums: Tensor): [gates: Tensor, candidate: Tensor] => {
  const units = (sums.shape[1] ?? 1) / GATES
  const [gates = sums, candidate = sums] = tf.split(sums, [2 * units, units], 1)
  return [gates, candidate]
}

/** One moment, from its sums of the input: what it keeps, and the next state. */
function step(
  native: Native,
  xGates: Tensor,
  x: Tensor,
  state: Tensor,
  recurrent: Tensor,
  bias: Tensor,
): [Moment, Tensor] {
  const { tf } = native
  const [hGates, h] = apart(native, single(native, 'BiasAdd', product(native, state, recurrent), bias))
  const [z = state, r = state] = tf.split(tf.sigmoid(tf.add(xGates, hGates)), 2, 1)
  const c = tf.tanh(tf.add(x, tf.mul(r, h)))
  const difference = tf.sub(state, c)
  return [[state, z, r, c, h, difference], tf.add(c, tf.mul(z, difference))]
}

/** Gradients of the sums of input and of state, each `[time · batch, 3 · units]`, from the last moment back to the first. */
function backThroughTime(
  native: Native,
  recurrent: Tensor,
  kept: readonly Moment[],
  pulls: (moment: number) => Tensor | undefined,
): Readonly<Record<'ofInput' | 'ofState', Tensor>> {
  const { tf } = native
  const [candidates, sums] = [[] as Tensor[], [] as Tensor[]]
  let back: Tensor | undefined
  for (let t = kept.length - 1; t >= 0; t--) {
    const [, z, r, c, h, difference] = kept[t] as Moment
    const pulled = addTo(tf, back, pulls(t))
    const through = tf.mul(pulled, z)
    const dz = single(native, 'SigmoidGrad', z, tf.mul(pulled, difference))
    const dc = single(native, 'TanhGrad', c, tf.sub(pulled, through))
    const dr = single(native, 'SigmoidGrad', r, tf.mul(dc, h))
    const own = tf.concat([dz, dr, tf.mul(dc, r)], 1)
    candidates[t] = dc
    sums[t] = own
    if (t > 0) back = tf.add(through, product(native, own, recurrent, { bT: true }))
  }
  const ofState = tf.concat(sums, 0)
  // The gates see both sums alike.
  const ofInput = tf.concat([apart(native, ofState)[0], tf.concat(candidates, 0)], 1)
  return { ofInput, ofState }
}

/**
 * GRU whose reset gate closes on the product of state and weights (Keras's own way): as few operations a moment as it can be
 * written with, and one product over all moments for each weight.
 *
 * @returns `[batch, time, units]` or `[batch, units]`.
 */
export function gruResetAfter(native: Native, { x, kernel, recurrent, bias, all }: Sequence): Tensor {
  const { tf } = native
  const [batch = 1, time = 1, features = 1] = x.shape
  const units = recurrent.shape[0] ?? 1
  return withGradient(
    tf,
    [x, kernel, recurrent, bias ?? tf.fill([2, GATES * units], 0)],
    ([x, kernel, recurrent, bias]) => {
      const inRow = tf.reshape(swapTime(native, x), [time * batch, features])
      const [ofInput = bias, ofState = bias] = tf.unstack(bias, 0)
      const sums = single(native, 'BiasAdd', product(native, inRow, kernel), ofInput)
      const [gates, candidates] = apart(native, sums)
      const inTime = (x: Tensor, width: number) => moments(native, tf.reshape(x, [time, batch, width]))
      const [xs, gatesOf] = [inTime(candidates, units), inTime(gates, 2 * units)]
      let state = tf.fill([batch, units], 0)
      const outputs: Tensor[] = []
      const kept: Tensor[] = []
      for (const [t, x] of xs.entries()) {
        const [moment, next] = step(native, gatesOf[t] as Tensor, x, state, recurrent, ofState)
        kept.push(...moment)
        outputs.push(next)
        state = next
      }
      return { value: all ? tf.stack(outputs, 1) : tf.clone(state), kept: [kernel, recurrent, inRow, ...kept] }
    },
    (dy, [kernel, recurrent, inRow, ...rest]) => {
      const kept = groups<Moment>(rest, KEPT)
      const { ofInput, ofState } = backThroughTime(native, recurrent, kept, pullsOf(native, dy, time, all))
      const ofX = tf.reshape(product(native, ofInput, kernel, { bT: true }), [time, batch, features])
      const states = tf.concat(
        kept.map(([state]) => state),
        0,
      )
      return [
        swapTime(native, ofX),
        product(native, inRow, ofInput, { aT: true }),
        product(native, states, ofState, { aT: true }),
        tf.stack([columnSums(native, ofInput), columnSums(native, ofState)]),
      ]
    },
  )
}

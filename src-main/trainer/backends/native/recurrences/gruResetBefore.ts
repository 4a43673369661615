import type { Sequence } from '@shared/catalog/define/recurrence'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { withGradient } from '@shared/catalog/define/withGradient'
import type { Native } from '../binding'
import { addTo, columnSums, groups, moments, product, pullsOf, several, swapTime } from './raw'

const GATES = 3

/** Keras's order of gates z, r, h to the kernel's r, z, h, or back. */
function swapGates(tf: Tf, x: Tensor): Tensor {
  const axis = x.shape.length - 1
  const [first = x, second = x, h = x] = tf.split(x, GATES, axis)
  return tf.concat([second, first, h], axis)
}

/** The kernel's weights: one matrix and bias for both gates, one for the candidate, each over input and state. */
function toCell(tf: Tf, kernel: Tensor, recurrent: Tensor, bias: Tensor): Tensor[] {
  const units = recurrent.shape[0] ?? 1
  const joined = swapGates(tf, tf.concat([kernel, recurrent], 0))
  const sizes = [2 * units, units]
  return [...tf.split(joined, sizes, 1), ...tf.split(swapGates(tf, bias), sizes, 0)]
}

/** What a moment keeps for the way back: the state it began with, and what the kernel gave of gates and candidate. */
const KEPT = 4
type Moment = readonly [state: Tensor, r: Tensor, z: Tensor, c: Tensor]
type Four = readonly [Tensor, Tensor, Tensor, Tensor]

/** Gradients of inputs, of the sums before both gates and of those before the candidate, each `[time · batch, …]`, from the last moment back. */
function backThroughTime(
  native: Native,
  inputs: readonly Tensor[],
  cell: readonly Tensor[],
  kept: readonly Moment[],
  pulls: (moment: number) => Tensor | undefined,
): Readonly<Record<'ofX' | 'ofGates' | 'ofCandidates', Tensor>> {
  const { tf } = native
  const [ofX, ofGates, ofCandidates] = [[] as Tensor[], [] as Tensor[], [] as Tensor[]]
  let ofState: Tensor | undefined
  for (let t = inputs.length - 1; t >= 0; t--) {
    const [state, ...gates] = kept[t] as Moment
    const pulled = addTo(tf, ofState, pulls(t))
    const back = several(native, 'GRUBlockCellGrad', [inputs[t] as Tensor, state, ...cell, ...gates, pulled], 4)
    ;[ofX[t], ofState, ofCandidates[t], ofGates[t]] = back as unknown as Four
  }
  return { ofX: tf.concat(ofX, 0), ofGates: tf.concat(ofGates, 0), ofCandidates: tf.concat(ofCandidates, 0) }
}

/**
 * GRU whose reset gate closes on the state: one kernel a moment in each direction, and one product over all moments for each weight.
 *
 * @returns `[batch, time, units]` or `[batch, units]`.
 */
export function gruResetBefore(native: Native, { x, kernel, recurrent, bias, all }: Sequence): Tensor {
  const { tf } = native
  const [batch = 1, time = 1, features = 1] = x.shape
  const units = recurrent.shape[0] ?? 1
  return withGradient(
    tf,
    [x, kernel, recurrent, bias ?? tf.fill([GATES * units], 0)],
    ([x, kernel, recurrent, bias]) => {
      const xs = swapTime(native, x)
      const cell = toCell(tf, kernel, recurrent, bias)
      let state = tf.fill([batch, units], 0)
      const outputs: Tensor[] = []
      const kept: Tensor[] = []
      for (const input of moments(native, xs)) {
        const [r, z, c, next] = several(native, 'GRUBlockCell', [input, state, ...cell], 4) as unknown as Four
        kept.push(state, r, z, c)
        outputs.push(next)
        state = next
      }
      return { value: all ? tf.stack(outputs, 1) : tf.clone(state), kept: [kernel, recurrent, bias, xs, ...kept] }
    },
    (dy, [kernel, recurrent, bias, xs, ...rest]) => {
      const kept = groups<Moment>(rest, KEPT)
      const cell = toCell(tf, kernel, recurrent, bias)
      const pulls = pullsOf(native, dy, time, all)
      const { ofX, ofGates, ofCandidates } = backThroughTime(native, moments(native, xs), cell, kept, pulls)
      const states = tf.concat(
        kept.map(([state]) => state),
        0,
      )
      const reset = tf.mul(
        states,
        tf.concat(
          kept.map(([, r]) => r),
          0,
        ),
      )
      const both = tf.concat([ofGates, ofCandidates], 1)
      const inRow = tf.reshape(xs, [time * batch, features])
      const ofRecurrent = [
        product(native, states, ofGates, { aT: true }),
        product(native, reset, ofCandidates, { aT: true }),
      ]
      return [
        swapTime(native, tf.reshape(ofX, [time, batch, features])),
        swapGates(tf, product(native, inRow, both, { aT: true })),
        swapGates(tf, tf.concat(ofRecurrent, 1)),
        swapGates(tf, columnSums(native, both)),
      ]
    },
  )
}

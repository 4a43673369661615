import type { Tensor, Tf } from '../define/tf'

/** Leaky integrate-and-fire units; times in moments. */
interface Neurons {
  /** Time in which a potential falls to 1/e. */
  readonly membrane: number
  /** Potential at which a unit fires. */
  readonly threshold: number
  /** Moments after a spike in which the potential stays at 0. */
  readonly refractory: number
  /** Time in which the trace of a spike falls to 1/e; 0: spikes leave no trace. */
  readonly trace: number
}

/** What a reservoir of spiking units does at a moment, `[batch, units]` each. */
export interface Firing {
  /** Before the reset of those that fire. */
  readonly potential: Tensor
  /** 1 where a unit fires. */
  readonly spikes: Tensor
  /** Spikes through an exponential filter: about spikes per moment. */
  readonly rate: Tensor
}

/**
 * V ← αV + (1 − α)(I_t + s_{t−1}·W), α = exp(−1/τ); where V ≥ θ a unit fires, s = 1, and V is 0 for the next `refractory` moments.
 *
 * @param sums What comes from the input at each moment, `[batch, time, units]`.
 */
export function fire(tf: Tf, sums: Tensor, recurrent: Tensor, neurons: Neurons): readonly Firing[] {
  const [batch = 1, time = 1, units = 1] = sums.shape
  const moments = time === 1 ? [tf.reshape(sums, [batch, units])] : tf.unstack(sums, 1)
  const keeps = Math.exp(-1 / neurons.membrane)
  const holds = neurons.trace > 0 ? Math.exp(-1 / neurons.trace) : 0
  const none = tf.fill([batch, units], 0)
  let [potential, spikes, rate, rest]: readonly [Tensor, Tensor, Tensor, Tensor] = [none, none, none, none]
  return moments.map((input) => {
    const current = tf.add(input, tf.matMul(spikes, recurrent))
    const awake = tf.sub(1, tf.minimum(rest, 1))
    const charged = tf.mul(tf.add(tf.mul(potential, keeps), tf.mul(current, 1 - keeps)), awake)
    spikes = tf.mul(tf.cast(tf.greaterEqual(charged, neurons.threshold), 'float32'), awake)
    rate = tf.add(tf.mul(rate, holds), tf.mul(spikes, 1 - holds))
    rest = tf.maximum(tf.sub(rest, 1), tf.mul(spikes, neurons.refractory))
    potential = tf.mul(charged, tf.sub(1, spikes))
    return { potential: charged, spikes, rate }
  })
}

import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { EPSILON, perSample } from '../define/perSample'

/**
 * KL(ρ‖ρ̂) of each unit, summed, a scalar: ρ·ln(ρ/ρ̂) + (1 − ρ)·ln((1 − ρ)/(1 − ρ̂)), where ρ̂ is the mean of the unit over the batch
 * (sparse autoencoder, Ng 2011).
 *
 * @param activity Values between 0 and 1 of the whole batch, `[batch, ...]`.
 */
export function sparsity(tf: Tf, activity: Tensor, rho: number): Tensor {
  const mean = tf.clipByValue(tf.mean(activity, 0), EPSILON, 1 - EPSILON)
  const on = tf.mul(rho, tf.sub(Math.log(rho), tf.log(mean)))
  const off = tf.mul(1 - rho, tf.sub(Math.log(1 - rho), tf.log(tf.sub(1, mean))))
  return tf.sum(tf.add(on, off))
}

/** Sum over everything but the batch axis, each moment as much as it counts, `[batch, time]`: `[batch, ...]` to `[batch]`. */
export const sumOfSample = (tf: Tf, values: Tensor, counts?: Tensor): Tensor =>
  tf.mul(perSample(tf, values, counts), sizeOf(values.shape.slice(1)))

/** |x| with the gradient 0 at 0, where `abs` would have −1. */
export const sizeOfEach = (tf: Tf, values: Tensor): Tensor => tf.mul(values, tf.sign(values))

import type { Tensor, Tf } from '../define/tf'

export interface NoiseSchedule {
  /** T, the number of steps that turn data into noise. */
  readonly steps: number
  readonly schedule: 'linear' | 'cosine'
}

/** Largest β of a step: what is left of the data must not become zero. */
const LARGEST = 0.999
/** Keeps β small at the beginning of the cosine schedule. */
const OFFSET = 0.008

/**
 * ᾱ_1 … ᾱ_T, `[T]`: the share of the variance that data still have after t steps, ᾱ_t = Π (1 − β_i).
 * Linear: β from 10⁻⁴ to 0.02 at 1,000 steps, and in proportion more with fewer (Ho, Jain, Abbeel, 2020). Cosine: Nichol and Dhariwal, 2021.
 */
export function keptShares(tf: Tf, { steps, schedule }: NoiseSchedule): Tensor {
  if (schedule === 'linear') {
    const factor = 1000 / steps
    const first = 1e-4 * factor
    const last = 0.02 * factor
    const share = tf.div(tf.cast(tf.range(0, steps, 1, 'int32'), 'float32'), Math.max(1, steps - 1))
    const beta = tf.minimum(tf.add(tf.mul(share, last - first), first), LARGEST)
    return tf.exp(tf.cumsum(tf.log(tf.sub(1, beta))))
  }
  const at = tf.div(tf.cast(tf.range(1, steps + 1, 1, 'int32'), 'float32'), steps)
  const angle = tf.mul(tf.div(tf.add(at, OFFSET), 1 + OFFSET), Math.PI / 2)
  const start = Math.cos((OFFSET / (1 + OFFSET)) * (Math.PI / 2)) ** 2
  // No step may take away more than β = 0.999: that concerns the last one only, where the cosine comes to zero.
  const before = Math.cos((((steps - 1) / steps + OFFSET) / (1 + OFFSET)) * (Math.PI / 2)) ** 2
  return tf.maximum(tf.div(tf.square(tf.cos(angle)), start), ((1 - LARGEST) * before) / start)
}

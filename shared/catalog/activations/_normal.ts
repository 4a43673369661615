import type { Tensor, Tf } from '../define/tf'

/** Of the error function by M. Abramowitz and I. Stegun, 7.1.26, right to 1.5e-7; not every backend has one of its own. */
const P = 0.3275911
const FACTORS = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429] as const

/** Share of a standard normal that lies beyond `size` ≥ 0. */
const beyond = (size: number): number => {
  const t = 1 / (1 + (P * size) / Math.SQRT2)
  return 0.5 * FACTORS.reduceRight((sum, factor) => (sum + factor) * t, 0) * Math.exp((-size * size) / 2)
}

/** Share of a standard normal that lies below a number. */
export const shareBelow = (x: number): number => (x < 0 ? beyond(-x) : 1 - beyond(x))

/** The same of every number of a tensor. */
export function sharesBelow(tf: Tf, x: Tensor): Tensor {
  const size = tf.abs(x)
  const t = tf.div(1, tf.add(tf.mul(size, P / Math.SQRT2), 1))
  const [last, ...others] = [...FACTORS].reverse() as [number, ...number[]]
  const sum = others.reduce((inner, factor) => tf.mul(tf.add(inner, factor), t), tf.mul(t, last))
  const tail = tf.mul(tf.mul(sum, 0.5), tf.exp(tf.mul(tf.square(x), -0.5)))
  return tf.where(tf.greaterEqual(x, 0), tf.sub(1, tail), tail)
}

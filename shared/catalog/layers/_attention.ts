import type { Draw, Tensor, Tf } from '../define/tf'
import { weightOf } from './_weightOf'

type Weights = Readonly<Record<string, Tensor>>

/** `[batch, time, features]` through the kernel `[features, heads, size]` of that name: `[batch, heads, time, size]`. */
export function toHeads(tf: Tf, x: Tensor, w: Weights, name: string): Tensor {
  const [, time = 1, features = 1] = x.shape
  const kernel = weightOf(w, `${name}_kernel`)
  const [, heads = 1, size = 1] = kernel.shape
  const product = tf.matMul(tf.reshape(x, [-1, features]), tf.reshape(kernel, [features, heads * size]))
  const bias = w[`${name}_bias`]
  const split = tf.reshape(product, [-1, time, heads, size])
  return tf.transpose(bias ? tf.add(split, bias) : split, [0, 2, 1, 3])
}

/** `[batch, heads, time, size]` through the kernel `[heads, size, features]` of that name: `[batch, time, features]`. */
export function fromHeads(tf: Tf, x: Tensor, w: Weights, name: string): Tensor {
  const [, heads = 1, time = 1, size = 1] = x.shape
  const kernel = weightOf(w, `${name}_kernel`)
  const features = kernel.shape[2] ?? 1
  const joined = tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [-1, heads * size])
  const product = tf.matMul(joined, tf.reshape(kernel, [heads * size, features]))
  const bias = w[`${name}_bias`]
  return tf.reshape(bias ? tf.add(product, bias) : product, [-1, time, features])
}

/** `[queries, keys]`: 1 where the key is not later than the query. */
export const causalMask = (tf: Tf, queries: number, keys: number): Tensor =>
  tf.cast(tf.lessEqual(tf.range(0, keys), tf.reshape(tf.range(0, queries), [queries, 1])), 'float32')

/** Shares of what is seen (1) and nothing for the rest (0); where there is nothing to be seen, equal ones. */
export const softmaxOf = (tf: Tf, scores: Tensor, seen: Tensor): Tensor =>
  tf.softmax(tf.add(tf.mul(scores, seen), tf.mul(tf.sub(seen, 1), 1e9)))

/** Sets a random share of the attention to zero and scales the rest up, as dropout does. */
export function dropAttention(tf: Tf, shares: Tensor, rate: number, draw: Draw): Tensor {
  const kept = tf.cast(tf.greaterEqual(draw.uniform(shares.shape), rate), 'float32')
  return tf.mul(shares, tf.mul(kept, 1 / (1 - rate)))
}

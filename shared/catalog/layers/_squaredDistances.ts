import type { Tensor, Tf } from '../define/tf'

/** Numbers up to which all differences are formed at once: exact, where the product of matrices loses digits. */
const FORMED = 2 ** 16
/** More than any squared distance. */
export const FAR = 1e30

/** Squared Euclidean distance of each row to each point: `[rows, features]` and `[points, features]` to `[rows, points]`. */
export function squaredDistances(tf: Tf, rows: Tensor, points: Tensor): Tensor {
  const [batch = 1, features = 1] = rows.shape
  const [units = 1] = points.shape
  // One pass over the points, which a matrix product would not spare.
  if (batch === 1) return tf.reshape(tf.sum(tf.square(tf.sub(points, rows)), 1), [1, units])
  if (batch * units * features <= FORMED)
    return tf.sum(tf.square(tf.sub(tf.reshape(rows, [batch, 1, features]), points)), 2)
  // Measured from the middle of the points, so that little cancels.
  const middle = tf.mean(points, 0, true)
  const [x, c] = [tf.sub(rows, middle), tf.sub(points, middle)]
  const lengths = tf.add(tf.sum(tf.square(x), 1, true), tf.sum(tf.square(c), 1))
  return tf.relu(tf.sub(lengths, tf.mul(tf.matMul(x, c, false, true), 2)))
}

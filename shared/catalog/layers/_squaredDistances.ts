import type { Tensor, Tf } from '../define/tf'

/** ‖x − c‖² of rows `[rows, features]` and points `[points, features]`: `[rows, points]`. Measured from the middle of the points, so that little cancels. */
export function squaredDistances(tf: Tf, rows: Tensor, points: Tensor): Tensor {
  const middle = tf.mean(points, 0, true)
  const [x, c] = [tf.sub(rows, middle), tf.sub(points, middle)]
  const squares = tf.add(tf.sum(tf.square(x), 1, true), tf.reshape(tf.sum(tf.square(c), 1), [1, -1]))
  return tf.relu(tf.sub(squares, tf.mul(tf.matMul(x, c, false, true), 2)))
}

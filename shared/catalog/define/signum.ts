import type { Tensor, Tf } from './tf'

/** −1, 0 or 1 by the sign of each number, from operations that every backend has. */
export const signum = (tf: Tf, values: Tensor): Tensor =>
  tf.sub(tf.cast(tf.greater(values, 0), 'float32'), tf.cast(tf.less(values, 0), 'float32'))

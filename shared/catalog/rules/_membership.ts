import type { Tensor, Tf } from '../define/tf'

/** The class of each row as a one among zeros, `[batch, classes]`, from labels however they are written. */
export function membership(tf: Tf, target: Tensor, classes: number): Tensor {
  if (target.rank === 2 && target.shape[1] !== 1) return target
  const rows = tf.reshape(target, [target.shape[0] ?? 1])
  // −1 and +1, or 0 and 1, where one number a row is not a class number.
  const numbers = tf.cast(target.rank === 2 ? tf.greater(rows, 0) : rows, 'int32')
  return tf.cast(tf.oneHot(numbers as never, classes), 'float32')
}

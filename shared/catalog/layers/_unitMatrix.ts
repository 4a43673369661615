import type { Tensor, Tf } from '../define/tf'

/** Ones in the diagonal, zeros elsewhere, `[size, size]`; made where a step runs, for what JavaScript makes would be frozen into a compiled one. */
export function unitMatrix(tf: Tf, size: number): Tensor {
  const places = tf.range(0, size, 1, 'int32')
  return tf.cast(tf.equal(tf.reshape(places, [size, 1]), tf.reshape(places, [1, size])), 'float32')
}

import type { Tensor, Tf } from '../define/tf'

/** Every place of an axis several times, one behind the other; axis 0 is the batch. */
export function repeatPlaces(tf: Tf, x: Tensor, axis: number, times: number): Tensor {
  if (times === 1) return x
  const [batch = 1, ...sizes] = x.shape
  const before = sizes.slice(0, axis).reduce((product, n) => product * n, batch)
  const after = sizes.slice(axis).reduce((product, n) => product * n, 1)
  // A product with ones: its gradient is one sum on every backend.
  const copies = tf.mul(tf.reshape(x, [before, 1, after]), tf.ones([times, 1]))
  return tf.reshape(copies, [batch, ...sizes.map((n, i) => (i === axis - 1 ? n * times : n))])
}

/**
 * `[out, size]`: how much each place of an axis counts for each place of the longer one, by straight lines between the middles of the
 * cells; beyond the outermost middles nothing changes.
 */
function lines(tf: Tf, size: number, times: number): Tensor {
  const place = tf.sub(tf.div(tf.add(tf.range(0, size * times), 0.5), times), 0.5)
  const inside = tf.minimum(tf.maximum(place, 0), size - 1)
  const distance = tf.abs(tf.sub(tf.reshape(inside, [size * times, 1]), tf.range(0, size)))
  return tf.relu(tf.sub(1, distance))
}

/** `[batch, height, width, channels]` made larger by whole factors, with straight lines between the values. */
export function stretch(tf: Tf, x: Tensor, [down, right]: readonly [number, number]): Tensor {
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape
  const along = (matrix: Tensor, values: Tensor): Tensor => tf.matMul(tf.expandDims(matrix, 0), values)
  const tall = along(lines(tf, height, down), tf.reshape(x, [batch, height, width * channels]))
  const rows = tf.reshape(tall, [batch * height * down, width, channels])
  return tf.reshape(along(lines(tf, width, right), rows), [batch, height * down, width * right, channels])
}

import type { Tensor, Tensor4D, Tf } from '../define/tf'

type Pair = readonly [number, number]

/** Zeros that TensorFlow's `same` puts before and after `size` cells. */
function paddingOf(size: number, window: number, stride: number): [number, number] {
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + window - size, 0)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}

/**
 * Pools with zeros around the image and takes them out of the means again. TensorFlow.js's own `same` gives the right means,
 * but its gradient divides by the whole window where part of it lies outside.
 */
function averagePadded(tf: Tf, x: Tensor4D, size: Pair, strides: Pair): Tensor {
  const [, height, width] = x.shape
  const rows = paddingOf(height, size[0], strides[0])
  const columns = paddingOf(width, size[1], strides[1])
  if (rows[1] + columns[1] === 0) return tf.avgPool(x, [...size], [...strides], 'valid')
  const pool = (image: Tensor4D): Tensor =>
    tf.avgPool(tf.pad(image, [[0, 0], rows, columns, [0, 0]]) as Tensor4D, [...size], [...strides], 'valid')
  return tf.div(pool(x), pool(tf.ones([1, height, width, 1])))
}

/** Means of windows; padded cells do not count. */
export const averagePool = (
  tf: Tf,
  x: Tensor4D,
  size: [number, number],
  strides: [number, number],
  padding: 'valid' | 'same',
): Tensor => (padding === 'same' ? averagePadded(tf, x, size, strides) : tf.avgPool(x, size, strides, padding))

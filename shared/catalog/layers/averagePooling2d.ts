import type { Tensor, Tensor4D, Tf } from '../define/tf'
import { definePool } from './_pool'

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

/** Mean of each window; padded cells do not count. Keras `AveragePooling2D`. */
export default definePool({
  id: 'averagePooling2d',
  icon: 'av',
  className: 'AveragePooling2D',
  cost: 1,
  pool: (tf, x, size, strides, padding) =>
    padding === 'same' ? averagePadded(tf, x, size, strides) : tf.avgPool(x, size, strides, padding),
  text: {
    en: {
      title: 'Average pooling 2D',
      short: 'Avg pooling',
      help: 'Replaces each window by its mean: the map shrinks and gets smoother. This is the subsampling of LeNet-5; a 2×2 window halves height and width.',
      formula: 'y_{ij} = mean over the window at (i, j)',
    },
    uk: {
      title: 'Усереднювальний пулінг 2D',
      short: 'Сер. пулінг',
      help: 'Замінює кожне вікно його середнім: карта меншає і згладжується. Саме таке підвибирання в LeNet-5; вікно 2×2 удвічі зменшує висоту й ширину.',
      formula: 'y_{ij} = середнє у вікні (i, j)',
    },
  },
})

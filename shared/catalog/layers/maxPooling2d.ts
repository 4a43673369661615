import { definePool } from './_pool'

/** Largest value of each window. Keras `MaxPooling2D`. */
export default definePool({
  id: 'maxPooling2d',
  icon: 'mx',
  className: 'MaxPooling2D',
  kind: 'max',
  cost: 0,
  pool: (tf, x, size, strides, padding) => tf.maxPool(x, size, strides, padding),
  related: ['averagePooling2d', 'globalMaxPooling2d'],
  text: {
    en: {
      title: 'Max pooling 2D',
      short: 'Max pooling',
      keywords: ['max pool', 'MaxPool2D', 'maxpooling', 'subsampling', 'downsampling'],
      help: 'Keeps the strongest answer in each window and drops the rest: the map shrinks, and a feature may move a little without changing the result. Put it after a convolution.',
      pitfall: 'Only the largest number of each window gets a gradient; where exactly it stood is forgotten.',
      formula: 'y_{ij} = max over the window at (i, j)',
    },
    uk: {
      title: 'Максимізаційний пулінг 2D',
      short: 'Макс. пулінг',
      keywords: ['макспулінг', 'максимальний пулінг', 'максимізаційне агрегування', 'субдискретизація'],
      help: 'У кожному вікні лишає найсильніший відгук, решту відкидає: карта меншає, а невеликий зсув ознаки не змінює результату. Ставлять після згортки.',
      pitfall: 'Градієнт дістає лише найбільше число вікна; де саме воно стояло, забувається.',
      formula: 'y_{ij} = max у вікні (i, j)',
    },
  },
})

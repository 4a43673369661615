import { definePool } from './_pool'

/** Mean of each window; padded cells do not count. Keras `AveragePooling2D`. */
export default definePool({
  id: 'averagePooling2d',
  icon: 'x̄',
  className: 'AveragePooling2D',
  cost: 1,
  pool: (tf, x, size, strides, padding) => tf.avgPool(x, size, strides, padding),
  text: {
    en: {
      title: 'Average pooling 2D',
      help: 'Replaces each window by its mean: the map shrinks and gets smoother. This is the subsampling of LeNet-5; a 2×2 window halves height and width.',
      formula: 'yᵢⱼ = mean over the window at (i, j)',
    },
    uk: {
      title: 'Усереднювальне підвибирання 2D',
      help: 'Замінює кожне вікно його середнім: карта меншає і згладжується. Саме таке підвибирання в LeNet-5; вікно 2×2 удвічі зменшує висоту й ширину.',
      formula: 'yᵢⱼ = середнє у вікні (i, j)',
    },
  },
})

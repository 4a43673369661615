import { defineGlobalPool } from './_globalPool'

/** Largest value of each channel: `[height, width, channels]` to `[channels]`. Keras `GlobalMaxPooling2D`. */
export default defineGlobalPool({
  id: 'globalMaxPooling2d',
  icon: 'mx',
  className: 'GlobalMaxPooling2D',
  axes: 2,
  pool: 'max',
  text: {
    en: {
      title: 'Global max pooling 2D',
      short: 'Global max',
      keywords: ['GMP', 'global pooling'],
      help: 'Keeps the strongest answer of every feature map, so that an image of any size becomes one number a map: whether the feature was seen anywhere. Put it between the last convolution and the dense head, in place of flattening.',
      formula: 'y_{k} = max_{ij} x_{ijk}',
      params: {},
    },
    uk: {
      title: 'Глобальний максимізаційний пулінг 2D',
      short: 'Глоб. макс.',
      keywords: ['глобальний пулінг', 'глобальний макспулінг'],
      help: 'Лишає найсильніший відгук кожної карти ознак, тож зображення будь-якого розміру дає по числу на карту: чи траплялася ознака хоч десь. Ставлять між останньою згорткою і повнозв’язною головою замість розгортання.',
      formula: 'y_{k} = max_{ij} x_{ijk}',
      params: {},
    },
  },
})

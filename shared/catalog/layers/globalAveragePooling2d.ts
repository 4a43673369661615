import { defineGlobalPool } from './_globalPool'

/** Mean of each channel: `[height, width, channels]` to `[channels]`. Keras `GlobalAveragePooling2D`. */
export default defineGlobalPool({
  id: 'globalAveragePooling2d',
  icon: 'av',
  className: 'GlobalAveragePooling2D',
  axes: 2,
  pool: 'mean',
  text: {
    en: {
      title: 'Global average pooling 2D',
      short: 'Global average',
      keywords: ['GAP', 'global pooling', 'mean of maps'],
      help: 'Averages every feature map, so that an image of any size becomes one number a map. Put it between the last convolution and the dense head: it has no weights, where flattening makes the head the largest layer of the network, and so overfits less.',
      formula: 'y_{k} = (1/HW) · Σ_{ij} x_{ijk}',
      params: {},
    },
    uk: {
      title: 'Глобальний усереднювальний пулінг 2D',
      short: 'Глоб. середнє',
      keywords: ['глобальний пулінг', 'середнє карт', 'глобальне усереднення'],
      help: 'Усереднює кожну карту ознак, тож зображення будь-якого розміру дає по числу на карту. Ставлять між останньою згорткою і повнозв’язною головою: ваг не має, тоді як після розгортання голова стає найбільшим шаром мережі, тому й перенавчається менше.',
      formula: 'y_{k} = (1/HW) · Σ_{ij} x_{ijk}',
      params: {},
    },
  },
})

import { defineBorder } from './_border'

/** Rows and columns of zeros around an image. Keras `ZeroPadding2D`. */
export default defineBorder({
  id: 'zeroPadding2d',
  icon: '▣',
  className: 'ZeroPadding2D',
  argument: 'padding',
  sign: 1,
  change: (tf, x, rows, columns) => tf.pad(x, [[0, 0], [...rows], [...columns], [0, 0]]),
  text: {
    en: {
      title: 'Zero padding 2D',
      keywords: ['pad', 'padding', 'border'],
      help: 'Puts rows and columns of zeros around an image or feature map. Use it where the padding of a convolution does not give the size you need, so that branches fit together or nothing is lost at the edge.',
      params: {
        top: { title: 'Above', help: 'Rows of zeros above the image.' },
        bottom: { title: 'Below', help: 'Rows of zeros below the image.' },
        left: { title: 'Left', help: 'Columns of zeros on the left of the image.' },
        right: { title: 'Right', help: 'Columns of zeros on the right of the image.' },
      },
    },
    uk: {
      title: 'Доповнення нулями 2D',
      keywords: ['паддінг', 'падинг', 'рамка з нулів', 'доповнення'],
      help: 'Ставить рядки й стовпці нулів довкола зображення чи карти ознак. Беріть там, де доповнення самої згортки не дає потрібного розміру: щоб гілки збіглися або щоб нічого не втратити на краю.',
      params: {
        top: { title: 'Зверху', help: 'Рядки нулів над зображенням.' },
        bottom: { title: 'Знизу', help: 'Рядки нулів під зображенням.' },
        left: { title: 'Зліва', help: 'Стовпці нулів ліворуч від зображення.' },
        right: { title: 'Справа', help: 'Стовпці нулів праворуч від зображення.' },
      },
    },
  },
})

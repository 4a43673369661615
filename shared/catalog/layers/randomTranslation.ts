import { float } from '../define/params'
import { defineAugmentation, drawBetween, fillMode, fillTexts, grid } from './_affine'

/** In training moves every image a random way. Keras `RandomTranslation`. */
export default defineAugmentation({
  id: 'randomTranslation',
  icon: '±',
  params: {
    heightFactor: float(0, 1, 0.1, { midRun: true }),
    widthFactor: float(0, 1, 0.1, { midRun: true }),
    fillMode,
  },
  places: (tf, args) => {
    const [, height = 1, width = 1] = args.x.shape
    const { rows, columns } = grid(tf, height, width)
    const { heightFactor, widthFactor } = args.p
    const down = tf.mul(drawBetween(tf, args, -heightFactor, heightFactor), height)
    const right = tf.mul(drawBetween(tf, args, -widthFactor, widthFactor), width)
    return { rows: tf.sub(rows, down), columns: tf.sub(columns, right) }
  },
  fill: (p) => p.fillMode,
  keras: (p) => ({
    className: 'RandomTranslation',
    config: { height_factor: p.heightFactor, width_factor: p.widthFactor, fill_mode: p.fillMode },
  }),
  summary: (p) => `±${p.heightFactor} · ±${p.widthFactor}`,
  text: {
    en: {
      title: 'Random shift',
      keywords: ['augmentation', 'translation', 'shift'],
      help: 'Moves every image a little at random in training, up or down and to the sides. The network learns that the thing is the same wherever it stands, which a dense layer would otherwise have to learn for each place.',
      formula: 'y_{ij} = x_{i−a, j−b}',
      params: {
        heightFactor: { title: 'Up and down', help: 'Farthest way up or down, as a share of the height.' },
        widthFactor: { title: 'To the sides', help: 'Farthest way to the left or right, as a share of the width.' },
        fillMode: fillTexts.en,
      },
    },
    uk: {
      title: 'Випадковий зсув',
      keywords: ['аугментація', 'зсув', 'перенесення'],
      help: 'На навчанні трохи зсуває кожне зображення навмання, вгору чи вниз і вбік. Мережа вчиться, що предмет той самий, хоч би де стояв; повнозв’язний шар інакше мусив би вчити це для кожного місця.',
      formula: 'y_{ij} = x_{i−a, j−b}',
      params: {
        heightFactor: { title: 'Вгору-вниз', help: 'Найбільший зсув угору чи вниз, як частка висоти.' },
        widthFactor: { title: 'Вбік', help: 'Найбільший зсув ліворуч чи праворуч, як частка ширини.' },
        fillMode: fillTexts.uk,
      },
    },
  },
})

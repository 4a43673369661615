import { choice } from '../define/params'
import { defineAugmentation, drawBetween, grid } from './_affine'

/** In training mirrors every second image at random. Keras `RandomFlip`. */
export default defineAugmentation({
  id: 'randomFlip',
  icon: '↔',
  params: { mode: choice(['horizontal', 'vertical'], 'horizontal') },
  places: (tf, args) => {
    const [, height = 1, width = 1] = args.x.shape
    const { rows, columns } = grid(tf, height, width)
    const flips = tf.cast(tf.lessEqual(drawBetween(tf, args, 0, 1), 0.5), 'float32')
    // Where it flips, the place from the other end.
    const turned = (places: typeof rows, size: number) => tf.abs(tf.sub(tf.mul(flips, size - 1), places))
    return args.p.mode === 'vertical'
      ? { rows: turned(rows, height), columns }
      : { rows, columns: turned(columns, width) }
  },
  fill: () => 'nearest',
  keras: (p) => ({ className: 'RandomFlip', config: { mode: p.mode } }),
  summary: (_p, name) => name('mode'),
  text: {
    en: {
      title: 'Random flip',
      keywords: ['augmentation', 'mirror'],
      help: 'Mirrors every second image at random in training, so that the network learns from twice as many. Right for photos, where a cat looks to either side; wrong for digits and letters, whose mirror images mean something else.',
      formula: 'y_{ij} = x_{i, W−1−j} with probability ½',
      params: {
        mode: {
          title: 'Direction',
          help: 'Whether left and right change places or above and below; two layers in a row do both.',
          options: { horizontal: 'left–right', vertical: 'up–down' },
        },
      },
    },
    uk: {
      title: 'Випадкове віддзеркалення',
      short: 'Віддзеркалення',
      keywords: ['аугментація', 'дзеркало', 'відображення'],
      help: 'На навчанні випадково віддзеркалює кожне друге зображення, тож мережа вчиться на вдвічі більшій кількості. Доречно для світлин, де кіт дивиться в будь-який бік; недоречно для цифр і літер, чиї відбиття означають інше.',
      formula: 'y_{ij} = x_{i, W−1−j} з імовірністю ½',
      params: {
        mode: {
          title: 'Напрямок',
          help: 'Чи міняються місцями ліве з правим, чи верх із низом; два шари поспіль роблять обидва.',
          options: { horizontal: 'ліво–право', vertical: 'верх–низ' },
        },
      },
    },
  },
})

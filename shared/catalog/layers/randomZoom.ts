import { float } from '../define/params'
import { defineAugmentation, drawBetween, fillMode, fillTexts, grid } from './_affine'

/** In training makes every image larger or smaller about its middle. Keras `RandomZoom`. */
export default defineAugmentation({
  id: 'randomZoom',
  icon: '⊕',
  params: { heightFactor: float(0, 0.9, 0.1, { midRun: true }), fillMode },
  places: (tf, args) => {
    const [, height = 1, width = 1] = args.x.shape
    const { rows, columns } = grid(tf, height, width)
    const { heightFactor } = args.p
    const zoom = drawBetween(tf, args, 1 - heightFactor, 1 + heightFactor)
    const from = (places: typeof rows, size: number) =>
      tf.add(tf.mul(places, zoom), tf.mul(tf.sub(1, zoom), (size - 1) / 2))
    return { rows: from(rows, height), columns: from(columns, width) }
  },
  fill: (p) => p.fillMode,
  keras: (p) => ({ className: 'RandomZoom', config: { height_factor: p.heightFactor, fill_mode: p.fillMode } }),
  summary: (p) => `±${p.heightFactor}`,
  text: {
    en: {
      title: 'Random zoom',
      keywords: ['augmentation', 'scale'],
      help: 'Makes every image a little larger or smaller at random in training, height and width alike, so that the network knows things near and far.',
      params: {
        heightFactor: { title: 'Factor', help: 'Largest change of size, as a share of it, both ways.' },
        fillMode: fillTexts.en,
      },
    },
    uk: {
      title: 'Випадковий масштаб',
      keywords: ['аугментація', 'збільшення', 'зум'],
      help: 'На навчанні трохи збільшує чи зменшує кожне зображення навмання, висоту й ширину однаково, тож мережа впізнає предмети зблизька й здалеку.',
      params: {
        heightFactor: { title: 'Множник', help: 'Найбільша зміна розміру, як частка від нього, в обидва боки.' },
        fillMode: fillTexts.uk,
      },
    },
  },
})

import { float } from '../define/params'
import { defineAugmentation, drawBetween, fillMode, fillTexts, grid } from './_affine'

/** In training turns every image about its middle by a random angle. Keras `RandomRotation`. */
export default defineAugmentation({
  id: 'randomRotation',
  icon: '↻',
  params: { factor: float(0, 0.5, 0.05, { midRun: true }), fillMode },
  places: (tf, args) => {
    const [, height = 1, width = 1] = args.x.shape
    const { rows, columns } = grid(tf, height, width)
    const turn = 2 * Math.PI * args.p.factor
    const angle = drawBetween(tf, args, -turn, turn)
    const [sine, cosine] = [tf.sin(angle), tf.cos(angle)]
    const [middleRow, middleColumn] = [(height - 1) / 2, (width - 1) / 2]
    const [down, right] = [tf.sub(rows, middleRow), tf.sub(columns, middleColumn)]
    return {
      rows: tf.add(tf.add(tf.mul(sine, right), tf.mul(cosine, down)), middleRow),
      columns: tf.add(tf.sub(tf.mul(cosine, right), tf.mul(sine, down)), middleColumn),
    }
  },
  fill: (p) => p.fillMode,
  keras: (p) => ({ className: 'RandomRotation', config: { factor: [-p.factor, p.factor], fill_mode: p.fillMode } }),
  summary: (p) => `±${Math.round(p.factor * 3600) / 10}°`,
  text: {
    en: {
      title: 'Random rotation',
      keywords: ['augmentation', 'rotate'],
      help: 'Turns every image about its middle by a random angle in training, so that the network knows things that stand a little askew. For digits stay below a tenth of a turn, or 6 and 9 become one.',
      params: {
        factor: { title: 'Largest angle', help: 'Share of a full turn, either way: 0.05 is 18 degrees.' },
        fillMode: fillTexts.en,
      },
    },
    uk: {
      title: 'Випадковий поворот',
      keywords: ['аугментація', 'обертання', 'повернути'],
      help: 'На навчанні повертає кожне зображення довкола середини на випадковий кут, тож мережа впізнає й те, що стоїть трохи навскіс. Для цифр тримайтеся нижче десятої частини оберту, бо інакше 6 і 9 стануть одним.',
      params: {
        factor: { title: 'Найбільший кут', help: 'Частка повного оберту в обидва боки: 0,05 — це 18 градусів.' },
        fillMode: fillTexts.uk,
      },
    },
  },
})

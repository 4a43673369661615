import { defineLoss, lossWeight } from '../define/loss'
import { float } from '../define/params'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Squared near the target, straight beyond δ. Keras `Huber`. */
export default defineLoss({
  id: 'huber',
  icon: '⌣',
  params: { delta: float(0.001, 1000, 1, { scale: 'log', midRun: true }), ...lossWeight },
  check: (_p, types) => [...present(shapesDiffer(types)), ...labelsAsNumbers(types)],
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts, p: { delta } }) => {
    const error = tf.sub(prediction, target)
    // The part of the error within δ counts squared, what is beyond it straight: e²/2 = |e|·c − c²/2 with c = min(|e|, δ).
    const size = tf.mul(error, tf.sign(error))
    const near = tf.minimum(size, delta)
    return perSample(tf, tf.sub(tf.mul(size, near), tf.mul(0.5, tf.square(near))), counts)
  },
  metrics: suitableMetrics,
  keras: ({ delta }) => ({ className: 'Huber', config: { delta } }),
  related: ['logCosh'],
  text: {
    en: {
      title: 'Huber',
      keywords: ['smooth L1', 'robust'],
      help: 'For predicting numbers with outliers among them: small errors count squared, as in least squares, those beyond δ only in proportion, as in the absolute error.',
      formula: 'L = e²/2 if |e| ≤ δ, else δ(|e| − δ/2)',
      params: {
        delta: {
          title: 'δ',
          help: 'Size of an error from which on it counts in proportion and no longer squared, in the units of the target.',
        },
        weight: lossTexts.en.weight,
      },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Губера',
      keywords: ['робастна', 'гладка L1', 'Хубера', 'Губер'],
      help: 'Для передбачення чисел, серед яких є викиди: малі похибки рахуються у квадраті, як у найменших квадратах, а більші за δ — лише пропорційно, як в абсолютній похибці.',
      formula: 'L = e²/2, якщо |e| ≤ δ, інакше δ(|e| − δ/2)',
      params: {
        delta: {
          title: 'δ',
          help: 'Розмір похибки, від якого вона рахується пропорційно, а не у квадраті, в одиницях цілі.',
        },
        weight: lossTexts.uk.weight,
      },
      ports: lossTexts.uk.ports,
    },
  },
})

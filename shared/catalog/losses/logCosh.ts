import { defineLoss, lossWeight } from '../define/loss'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { perSample } from '../define/perSample'
import { softplus } from './_softplus'
import { lossTexts } from './_texts'

/** Mean of ln cosh(ŷ − y). Keras `LogCosh`. */
export default defineLoss({
  id: 'logCosh',
  icon: '⌒',
  params: { ...lossWeight },
  check: (_p, types) => [...present(shapesDiffer(types)), ...labelsAsNumbers(types)],
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts }) => {
    const error = tf.sub(prediction, target)
    return perSample(tf, tf.sub(tf.add(error, softplus(tf, tf.mul(-2, error))), Math.LN2), counts)
  },
  metrics: suitableMetrics,
  keras: () => ({ className: 'LogCosh', config: {} }),
  text: {
    en: {
      title: 'Log-cosh',
      keywords: ['logarithm of cosh', 'smooth absolute error'],
      help: 'For predicting numbers with outliers: close to e²/2 for small errors and to |e| for large ones, smooth everywhere and without a bound to choose.',
      formula: 'L = mean ln cosh(ŷ − y)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Log-cosh',
      keywords: ['логарифм косинуса', 'гладка абсолютна'],
      help: 'Для передбачення чисел із викидами: близько до e²/2 для малих похибок і до |e| для великих, гладка всюди, і межу вибирати не треба.',
      formula: 'L = середнє ln cosh(ŷ − y)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

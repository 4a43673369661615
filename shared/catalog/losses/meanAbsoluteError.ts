import { defineLoss, lossWeight } from '../define/loss'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { sumArithmetic } from './_lossArithmetic'
import { value } from '../define/arithmetic'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Mean of |y − ŷ|. Keras `MeanAbsoluteError`. */
export default defineLoss({
  id: 'meanAbsoluteError',
  icon: '|Δ|',
  params: { ...lossWeight },
  check: (_p, types) => [...present(shapesDiffer(types)), ...labelsAsNumbers(types)],
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts }) => {
    const difference = tf.sub(prediction, target)
    // As a product with its sign, for which an exact hit has the gradient 0; `abs` would have −1 there.
    return perSample(tf, tf.mul(difference, tf.sign(difference)), counts)
  },
  arithmetic: sumArithmetic({
    symbols: { loss: 'mean |ŷ − y|', slope: 'sign(ŷ − y) / n' },
    line: (p, t) => ['|', value(p), ' − ', value(t), '|'],
    slope: (p, t) => Math.sign(p - t),
    mean: true,
  }),
  metrics: suitableMetrics,
  keras: () => ({ className: 'MeanAbsoluteError', config: {} }),
  text: {
    en: {
      title: 'Mean absolute error',
      short: 'MAE',
      keywords: ['L1 loss', 'absolute loss'],
      help: 'For predicting numbers where a few far-off values should not rule: the mean size of the differences. It leads to the median rather than the mean.',
      pitfall: 'Its slope is as steep near the goal as far away: lower the learning rate towards the end.',
      formula: 'L = mean |y − ŷ|',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Середня абсолютна похибка',
      short: 'MAE',
      keywords: ['MAE', 'середнє абсолютне відхилення', 'середня абсолютна помилка', 'САП'],
      help: 'Для передбачення чисел, коли кілька далеких викидів не мають вирішувати все: середній модуль різниці. Веде до медіани, а не до середнього.',
      pitfall: 'Біля цілі нахил такий самий, як удалині: під кінець зменшуйте швидкість навчання.',
      formula: 'L = середнє |y − ŷ|',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

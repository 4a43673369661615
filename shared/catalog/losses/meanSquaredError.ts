import { defineLoss, lossWeight } from '../define/loss'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { sumArithmetic } from './_lossArithmetic'
import { value } from '../define/arithmetic'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Mean of (y − ŷ)². Keras `MeanSquaredError`. */
export default defineLoss({
  id: 'meanSquaredError',
  icon: 'Δ²',
  params: { ...lossWeight },
  check: (_p, types) => [...present(shapesDiffer(types)), ...labelsAsNumbers(types)],
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.square(tf.sub(prediction, target)), counts),
  arithmetic: sumArithmetic({
    symbols: { loss: 'mean (ŷ − y)^{2}', slope: '2(ŷ − y) / n' },
    line: (p, t) => ['(', value(p), ' − ', value(t), ')^{2}'],
    slope: (p, t) => 2 * (p - t),
    mean: true,
  }),
  metrics: suitableMetrics,
  keras: () => ({ className: 'MeanSquaredError', config: {} }),
  related: ['meanAbsoluteError', 'huber'],
  text: {
    en: {
      title: 'Mean squared error',
      short: 'MSE',
      keywords: ['L2 loss', 'squared loss', 'quadratic loss', 'least squares'],
      help: 'For predicting numbers: the mean of the squared differences, so a miss twice as far costs four times as much. Least squares, Adaline and most autoencoders use it. The prediction should be linear.',
      pitfall:
        'One outlier counts as much as many small errors. With a sigmoid before it a wrong sure answer learns slowly: for classes take cross-entropy.',
      formula: 'L = mean (y − ŷ)²',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Середня квадратична похибка',
      short: 'MSE',
      keywords: [
        'MSE',
        'середньоквадратична похибка',
        'середньоквадратична помилка',
        'квадратична функція втрат',
        'найменші квадрати',
        'СКП',
      ],
      help: 'Для передбачення чисел: середнє квадратів різниць, тож удвічі більший промах коштує вчетверо дорожче. Її мінімізують найменші квадрати, Adaline і більшість автокодувальників. Вихід має бути лінійним.',
      pitfall:
        'Один викид важить як багато малих помилок. Після сигмоїди впевнена хибна відповідь вчиться повільно: для класів беріть кросентропію.',
      formula: 'L = середнє (y − ŷ)²',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

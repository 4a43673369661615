import { defineMetric } from '../define/metric'
import { perSample } from '../define/perSample'
import { tellsNumbers } from './_numbers'

/** Square root of the mean squared difference between prediction and target. */
export default defineMetric({
  id: 'rootMeanSquaredError',
  unit: 'number',
  better: 'lower',
  suits: tellsNumbers,
  compute: (tf, { prediction, target, counts }) => perSample(tf, tf.square(tf.sub(prediction, target)), counts),
  finish: (means) => Math.sqrt(means[0] ?? 0),
  keras: () => ({ className: 'RootMeanSquaredError', config: {} }),
  text: {
    en: {
      title: 'Root mean squared error',
      short: 'RMSE',
      keywords: ['RMSE'],
      help: 'How far predictions are off, in the units of the target; large misses count more than in the mean absolute error.',
      formula: '√ mean (y − ŷ)²',
      params: {},
    },
    uk: {
      title: 'Корінь середньої квадратичної похибки',
      short: 'RMSE',
      keywords: ['RMSE', 'середньоквадратичне відхилення'],
      help: 'Наскільки передбачення відхиляються, в одиницях цілі; великі промахи важать більше, ніж у середній абсолютній похибці.',
      formula: '√ середнє (y − ŷ)²',
      params: {},
    },
  },
})

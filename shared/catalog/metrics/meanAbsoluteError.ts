import { defineMetric } from '../define/metric'
import { perSample } from '../define/perSample'
import { tellsNumbers } from './_numbers'

/** Mean size of the differences between prediction and target. */
export default defineMetric({
  id: 'meanAbsoluteError',
  unit: 'number',
  better: 'lower',
  suits: tellsNumbers,
  compute: (tf, { prediction, target, counts }) => perSample(tf, tf.abs(tf.sub(prediction, target)), counts),
  keras: () => 'mean_absolute_error',
  text: {
    en: {
      title: 'Mean absolute error',
      short: 'MAE',
      keywords: ['mean absolute deviation'],
      help: 'How far predictions are off on average, in the units of the target.',
      formula: 'mean |y − ŷ|',
      params: {},
    },
    uk: {
      title: 'Середня абсолютна похибка',
      short: 'MAE',
      keywords: ['середнє абсолютне відхилення'],
      help: 'Наскільки передбачення відхиляються в середньому, в одиницях цілі.',
      formula: 'середнє |y − ŷ|',
      params: {},
    },
  },
})

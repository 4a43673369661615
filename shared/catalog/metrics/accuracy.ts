import { defineMetric } from '../define/metric'
import { perSample } from '../define/perSample'
import { answerOf, tellsClasses, thresholdOf, truthOf } from './_answers'

/** Share of right answers. */
export default defineMetric({
  id: 'accuracy',
  unit: 'share',
  better: 'higher',
  suits: tellsClasses,
  compute: (tf, answers) => {
    const right = tf.equal(answerOf(tf, answers), truthOf(tf, answers))
    return perSample(tf, tf.cast(right, 'float32'), answers.counts)
  },
  keras: (types, reads) => {
    const encoding = types.target.labels?.encoding
    if (encoding === 'oneHot') return 'categorical_accuracy'
    if (encoding === 'index') return 'sparse_categorical_accuracy'
    if (encoding === 'signed') return null
    const threshold = thresholdOf(types, reads)
    return threshold === 0.5 ? 'binary_accuracy' : { className: 'BinaryAccuracy', config: { threshold } }
  },
  related: ['metrics/balancedAccuracy'],
  text: {
    en: {
      title: 'Accuracy',
      keywords: ['hit rate'],
      help: 'Share of samples whose class was found. Easy to read, but misleading when one class is much more frequent than the others.',
      pitfall: 'With 95% of one class, always answering it is 95% right: look at balanced accuracy too.',
      formula: 'right answers / all samples',
      params: {},
    },
    uk: {
      title: 'Точність',
      keywords: ['частка правильних', 'акуратність'],
      help: 'Частка прикладів, чий клас визначено правильно. Легко читати, але вводить в оману, коли один клас трапляється значно частіше за інші.',
      pitfall: 'Якщо 95% — один клас, постійна відповідь ним має точність 95%: погляньте й на збалансовану точність.',
      formula: 'правильні відповіді / усі приклади',
      params: {},
    },
  },
})

import type { LossTypes, Reads } from '../define/loss'
import { defineMetric } from '../define/metric'
import { middleOf } from '../define/middleOf'
import { answersEach, placesOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { perSample } from '../define/perSample'

const thresholdOf = ({ target }: LossTypes, reads: Reads): number =>
  middleOf(reads, target.labels?.encoding ?? 'binary')

/** Class numbers in the target, `[batch, ...places]`. */
function truthOf(tf: Tf, target: Tensor, { target: type }: LossTypes): Tensor {
  const { labels } = type
  if (labels?.encoding === 'oneHot') return tf.argMax(target, -1)
  const numbers = labels?.encoding === 'signed' ? tf.greater(target, 0) : target
  return tf.cast(tf.reshape(numbers, [-1, ...placesOf(type)]), 'int32')
}

function answerOf(tf: Tf, prediction: Tensor, types: LossTypes, reads: Reads): Tensor {
  if (types.prediction.shape.at(-1) !== 1) return tf.argMax(prediction, -1)
  const places = tf.reshape(prediction, [-1, ...types.prediction.shape.slice(0, -1)])
  return tf.cast(tf.greater(places, thresholdOf(types, reads)), 'int32')
}

/** Share of right answers. */
export default defineMetric({
  id: 'accuracy',
  unit: 'share',
  better: 'higher',
  suits: ({ prediction, target }) => {
    const { labels } = target
    const units = prediction.shape.at(-1)
    return (
      labels !== undefined &&
      answersEach(prediction.shape, target) &&
      (units === labels.classes || (units === 1 && labels.classes === 2))
    )
  },
  compute: (tf, { prediction, target, counts, types, reads }) => {
    const right = tf.equal(answerOf(tf, prediction, types, reads), truthOf(tf, target, types))
    return perSample(tf, tf.cast(right, 'float32'), counts)
  },
  keras: (types, reads) => {
    const encoding = types.target.labels?.encoding
    if (encoding === 'oneHot') return 'categorical_accuracy'
    if (encoding === 'index') return 'sparse_categorical_accuracy'
    if (encoding === 'signed') return null
    const threshold = thresholdOf(types, reads)
    return threshold === 0.5 ? 'binary_accuracy' : { className: 'BinaryAccuracy', config: { threshold } }
  },
  text: {
    en: {
      title: 'Accuracy',
      help: 'Share of samples whose class was found. Easy to read, but misleading when one class is much more frequent than the others.',
      formula: 'right answers / all samples',
      params: {},
    },
    uk: {
      title: 'Точність',
      help: 'Частка прикладів, чий клас визначено правильно. Легко читати, але вводить в оману, коли один клас трапляється значно частіше за інші.',
      formula: 'правильні відповіді / усі приклади',
      params: {},
    },
  },
})

import { defineMetric } from '../define/metric'
import { EPSILON, perSample } from '../define/perSample'
import { answersEach, placesOf } from '../define/tensorType'

/** exp of the mean cross-entropy over the places of a sequence. */
export default defineMetric({
  id: 'perplexity',
  unit: 'number',
  better: 'lower',
  suits: ({ prediction, target }) =>
    target.labels !== undefined &&
    placesOf(target).length > 0 &&
    answersEach(prediction.shape, target) &&
    (target.labels.encoding === 'index' || target.labels.encoding === 'oneHot') &&
    prediction.shape.at(-1) === target.labels.classes,
  compute: (tf, { prediction, target, counts, types: { target: type }, reads }) => {
    const classes = type.labels?.classes ?? 1
    const truth =
      type.labels?.encoding === 'index'
        ? tf.cast(tf.oneHot(tf.cast(target, 'int32') as never, classes), 'float32')
        : target
    const logs =
      reads === 'logits' ? tf.logSoftmax(prediction) : tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON))
    return perSample(tf, tf.neg(tf.sum(tf.mul(truth, logs), -1)), counts)
  },
  finish: (tf, mean) => tf.exp(mean),
  keras: () => null,
  text: {
    en: {
      title: 'Perplexity',
      help: 'Among how many equally likely choices the network seems to waver at each place: 1 is certainty, the number of classes mere guessing. The measure of language models. That of an epoch is the mean over its batches.',
      formula: 'exp(mean of −ln p_{y})',
      params: {},
    },
    uk: {
      title: 'Перплексія',
      help: 'Між скількома однаково ймовірними варіантами мережа немов вагається в кожному місці: 1 — певність, кількість класів — просте вгадування. Міра мовних моделей. За епоху це середнє її пакетів.',
      formula: 'exp(середнє −ln p_{y})',
      params: {},
    },
  },
})

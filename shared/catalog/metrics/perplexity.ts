import { defineMetric } from '../define/metric'
import { EPSILON, perSample } from '../define/perSample'
import { placesOf } from '../define/tensorType'
import { classesOf, marked, tellsClasses, truthOf } from './_answers'

/** exp of the mean cross-entropy over the places of a sequence. */
export default defineMetric({
  id: 'perplexity',
  unit: 'number',
  better: 'lower',
  suits: (types) =>
    tellsClasses(types) &&
    placesOf(types.target).length > 0 &&
    types.prediction.shape.at(-1) === types.target.labels?.classes &&
    ['index', 'oneHot'].includes(types.target.labels?.encoding ?? ''),
  compute: (tf, answers) => {
    const { prediction, counts, types, reads } = answers
    const truth = marked(tf, truthOf(tf, answers), classesOf(types))
    const logs =
      reads === 'logits' ? tf.logSoftmax(prediction) : tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON))
    return perSample(tf, tf.neg(tf.sum(tf.mul(truth, logs), -1)), counts)
  },
  finish: (means) => Math.exp(means[0] ?? 0),
  keras: () => null,
  text: {
    en: {
      title: 'Perplexity',
      help: 'Among how many equally likely choices the network seems to waver at each place: 1 is certainty, the number of classes mere guessing. The measure of language models.',
      formula: 'exp(mean of −ln p_{y})',
      params: {},
    },
    uk: {
      title: 'Перплексія',
      help: 'Між скількома однаково ймовірними варіантами мережа немов вагається в кожному місці: 1 — певність, кількість класів — просте вгадування. Міра мовних моделей.',
      formula: 'exp(середнє −ln p_{y})',
      params: {},
    },
  },
})

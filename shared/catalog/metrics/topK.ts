import { defineMetric } from '../define/metric'
import type { LossTypes } from '../define/loss'
import { perSample } from '../define/perSample'
import { classesOf, marked, tellsClasses, truthOf } from './_answers'

/** Five, or one less than there are classes: among all of them the true one is always found. */
const tries = (types: LossTypes): number => Math.min(5, classesOf(types) - 1)

/** Share of samples whose class is among the k that the network finds most likely. */
export default defineMetric({
  id: 'topK',
  unit: 'share',
  better: 'higher',
  suits: (types) => tellsClasses(types) && classesOf(types) > 2,
  compute: (tf, answers) => {
    const truth = marked(tf, truthOf(tf, answers), classesOf(answers.types))
    const own = tf.sum(tf.mul(answers.prediction, truth), -1, true)
    const better = tf.sum(tf.cast(tf.greater(answers.prediction, own), 'float32'), -1)
    return perSample(tf, tf.cast(tf.less(better, tries(answers.types)), 'float32'), answers.counts)
  },
  keras: (types) => {
    const encoding = types.target.labels?.encoding
    const className = encoding === 'oneHot' ? 'TopKCategoricalAccuracy' : 'SparseTopKCategoricalAccuracy'
    return { className, config: { k: tries(types) } }
  },
  text: {
    en: {
      title: 'Top-5 accuracy',
      short: 'Top-5',
      help: 'Share of samples whose class is among the five most likely answers; with fewer than six classes, among all but one. Of use where classes are many and some nearly alike.',
      formula: 'true class among the 5 best / all samples',
      params: {},
    },
    uk: {
      title: 'Точність top-5',
      short: 'Top-5',
      help: 'Частка прикладів, чий клас є серед п’яти найімовірніших відповідей; якщо класів менше шести — серед усіх, крім одного. Корисна, коли класів багато і деякі майже однакові.',
      formula: 'клас серед 5 найкращих / усі приклади',
      params: {},
    },
  },
})

import { defineOptimizer } from '../define/optimizer'
import type { Tensor } from '../define/tf'
import { adamConfig, adamParams, adamTexts, follow, missing } from './_adam'
import { learningRate } from './_learningRate'

/** Adam with the largest gradient in place of the mean square (D. Kingma and J. Ba, 2015). Keras `Adamax`. */
export default defineOptimizer({
  id: 'adamax',
  params: { learningRate: learningRate(0.001), ...adamParams },
  slots: () => ['momentum', 'largest'],
  update: (tf, { p, rate, step, weight, gradient, slots }) => {
    const slot = (name: string): Tensor => slots[name] ?? tf.zerosLike(weight)
    const momentum = follow(tf, slot('momentum'), gradient, p.beta1)
    const largest = tf.maximum(tf.mul(slot('largest'), p.beta2), tf.abs(gradient))
    const corrected = tf.div(rate, missing(tf, p.beta1, tf.add(step, 1)))
    const change = tf.div(tf.mul(momentum, corrected), tf.add(largest, p.epsilon))
    return { weight: tf.sub(weight, change), slots: { momentum, largest } }
  },
  keras: (p) => ({ className: 'Adamax', config: adamConfig(p) }),
  text: {
    en: {
      title: 'Adamax',
      keywords: ['infinity norm'],
      help: 'Adam that divides by the largest recent gradient instead of the mean square: no step is longer than the learning rate, and one wild gradient does not shrink the rest for long. Tried for embeddings and other sparse gradients.',
      formula: 'u ← max(β_{2}·u, |g|),  w ← w − η · m̂ / u',
      params: adamTexts.en,
    },
    uk: {
      title: 'Adamax',
      keywords: ['Адамакс'],
      help: 'Adam, що ділить на найбільший недавній градієнт замість середнього квадрата: жоден крок не довший за швидкість навчання. Його беруть для вкладень та інших розріджених градієнтів.',
      formula: 'u ← max(β_{2}·u, |g|),  w ← w − η · m̂ / u',
      params: adamTexts.uk,
    },
  },
})

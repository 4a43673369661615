import { defineOptimizer } from '../define/optimizer'
import type { Tensor } from '../define/tf'
import { adamConfig, adamParams, adamTexts, follow, missing } from './_adam'
import { learningRate } from './_learningRate'

/** How fast the momentum grows to beta 1. */
const GROWTH = 0.96

/** Adam with Nesterov's look ahead (T. Dozat, 2016). Keras `Nadam`. */
export default defineOptimizer({
  id: 'nadam',
  params: { learningRate: learningRate(0.001), ...adamParams },
  // `gathered`: one minus the product of all momenta so far, the same in every place.
  slots: () => ['momentum', 'velocity', 'gathered'],
  update: (tf, { p, rate, step, weight, gradient, slots }) => {
    const slot = (name: string): Tensor => slots[name] ?? tf.zerosLike(weight)
    const momentumAt = (count: Tensor): Tensor => tf.mul(tf.sub(1, tf.mul(tf.pow(GROWTH, count), 0.5)), p.beta1)
    const count = tf.add(step, 1)
    const now = momentumAt(count)
    const next = momentumAt(tf.add(step, 2))
    const gathered = tf.sub(1, tf.mul(tf.sub(1, slot('gathered')), now))
    const ahead = tf.sub(1, tf.mul(tf.sub(1, gathered), next))
    const momentum = follow(tf, slot('momentum'), gradient, p.beta1)
    const velocity = follow(tf, slot('velocity'), tf.square(gradient), p.beta2)
    const mean = tf.add(tf.div(tf.mul(momentum, next), ahead), tf.div(tf.mul(gradient, tf.sub(1, now)), gathered))
    const size = tf.add(tf.sqrt(tf.div(velocity, missing(tf, p.beta2, count))), p.epsilon)
    return {
      weight: tf.sub(weight, tf.div(tf.mul(mean, rate), size)),
      slots: { momentum, velocity, gathered },
    }
  },
  keras: (p) => ({ className: 'Nadam', config: adamConfig(p) }),
  text: {
    en: {
      title: 'Nadam',
      keywords: ['Nesterov Adam'],
      help: 'Adam whose momentum looks one step ahead, as Nesterov’s does, and grows to its full size in the first steps. Often a little faster than Adam in the beginning.',
      formula: 'w ← w − η · (β_{1}·m̂ + (1 − β_{1})·ĝ) / (√v̂ + ε)',
      params: adamTexts.en,
    },
    uk: {
      title: 'Nadam',
      keywords: ['Надам', 'Адам із Нестеровим'],
      help: 'Adam, імпульс якого, як у Нестерова, дивиться на крок уперед і за перші кроки виростає до повного розміру. На початку часто трохи швидший за Adam.',
      formula: 'w ← w − η · (β_{1}·m̂ + (1 − β_{1})·ĝ) / (√v̂ + ε)',
      params: adamTexts.uk,
    },
  },
})

import { defineOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import { adamConfig, adamParams, adamTexts, adamUpdate } from './_adam'
import { learningRate } from './_learningRate'

/** Adam with weights that fade by themselves (I. Loshchilov and F. Hutter, 2019). Keras `AdamW`. */
export default defineOptimizer({
  id: 'adamw',
  params: { learningRate: learningRate(0.001), weightDecay: float(0, 1, 0.004), ...adamParams },
  slots: () => ['momentum', 'velocity'],
  update: (tf, args) => {
    const { p, rate, weight } = args
    return adamUpdate(tf, { ...args, weight: tf.sub(weight, tf.mul(tf.mul(weight, rate), p.weightDecay)) })
  },
  keras: (p) => ({ className: 'AdamW', config: { weight_decay: p.weightDecay, ...adamConfig(p) } }),
  text: {
    en: {
      title: 'AdamW',
      keywords: ['weight decay', 'decoupled weight decay'],
      help: 'Adam, and every step lets all weights fade by a small share. An L2 penalty would be divided by Adam’s step sizes and hardly touch weights with large gradients; this decay is the same for all. The usual choice for Transformers.',
      pitfall: 'Its decay is apart from the gradient: do not add L2 to the weights as well.',
      formula: 'w ← w − η·λ·w − η · m̂ / (√v̂ + ε)',
      params: {
        ...adamTexts.en,
        weightDecay: {
          title: 'Weight decay λ',
          help: 'Share of itself, times the learning rate, that each weight loses in a step.',
        },
      },
    },
    uk: {
      title: 'AdamW',
      keywords: ['загасання ваг', 'спадання ваг'],
      help: 'Adam, у якому з кожним кроком усі ваги зменшуються на малу частку. Штраф L2 ділився б на розміри кроків Adam і майже не зачіпав би ваг із великими градієнтами; це згасання однакове для всіх. Звичний вибір для трансформерів.',
      pitfall: 'Згасання ваг тут окреме від градієнта: не додавайте ще й L2.',
      formula: 'w ← w − η·λ·w − η · m̂ / (√v̂ + ε)',
      params: {
        ...adamTexts.uk,
        weightDecay: {
          title: 'Згасання ваг λ',
          help: 'Частка самої себе, помножена на швидкість навчання, яку кожна вага втрачає за крок.',
        },
      },
    },
  },
})

import { defineOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import type { Tensor } from '../define/tf'
import { complement, learningRate, learningRateText } from './_learningRate'

/** Steps as long as recent ones were, over recent gradients (M. Zeiler, 2012). Keras `Adadelta`. */
export default defineOptimizer({
  id: 'adadelta',
  params: {
    learningRate: learningRate(0.001),
    rho: float(0, 0.9999, 0.95),
    epsilon: float(1e-10, 1, 1e-7, { scale: 'log' }),
  },
  slots: () => ['gradients', 'steps'],
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const slot = (name: string): Tensor => slots[name] ?? tf.zerosLike(weight)
    const follow = (old: Tensor, value: Tensor): Tensor =>
      tf.add(tf.mul(old, p.rho), tf.mul(tf.square(value), complement(p.rho)))
    const root = (square: Tensor): Tensor => tf.sqrt(tf.add(square, p.epsilon))
    const gradients = follow(slot('gradients'), gradient)
    const change = tf.mul(tf.div(root(slot('steps')), root(gradients)), gradient)
    return {
      weight: tf.sub(weight, tf.mul(change, rate)),
      slots: { gradients, steps: follow(slot('steps'), change) },
    }
  },
  keras: (p) => ({ className: 'Adadelta', config: { rho: p.rho, epsilon: p.epsilon } }),
  example: { params: { learningRate: 1 } },
  text: {
    en: {
      title: 'Adadelta',
      keywords: ['adaptive'],
      help: 'Adagrad that forgets: recent gradients count, and the length of a step is taken from recent steps, so that hardly any rate need be chosen. Made for a learning rate of 1; with Keras’s 0.001 it crawls.',
      formula: 'Δ = √(s + ε) / √(v + ε) · g,  w ← w − η·Δ',
      params: {
        learningRate: learningRateText.en,
        rho: { title: 'Decay ρ', help: 'How long gradients and steps are remembered.' },
        epsilon: {
          title: 'Epsilon',
          help: 'Small number under the roots; it also sets how short the first steps are.',
        },
      },
    },
    uk: {
      title: 'Adadelta',
      keywords: ['Ададельта', 'адаптивний'],
      help: 'Adagrad, що забуває: важать недавні градієнти, а довжину кроку взято з недавніх кроків, тож швидкість майже не треба добирати. Створений для швидкості 1; зі стандартною в Keras 0,001 ледве повзе.',
      formula: 'Δ = √(s + ε) / √(v + ε) · g,  w ← w − η·Δ',
      params: {
        learningRate: learningRateText.uk,
        rho: { title: 'Згасання ρ', help: 'Як довго пам’ятаються градієнти й кроки.' },
        epsilon: { title: 'Епсилон', help: 'Мале число під коренями; від нього залежить і довжина перших кроків.' },
      },
    },
  },
})

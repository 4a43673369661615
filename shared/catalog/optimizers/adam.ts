import { float } from '../define/params'
import { defineOptimizer } from '../define/optimizer'
import type { Tensor } from '../define/tf'
import { complement, learningRate, learningRateText } from './_learningRate'

/** Adam (D. Kingma and J. Ba, 2015) in Keras's form, with the bias correction in the step size. Keras `Adam`. */
export default defineOptimizer({
  id: 'adam',
  params: {
    learningRate: learningRate(0.001),
    beta1: float(0, 0.9999, 0.9),
    beta2: float(0, 0.99999, 0.999),
    epsilon: float(1e-10, 1, 1e-7, { scale: 'log' }),
  },
  slots: () => ['momentum', 'velocity'],
  update: (tf, { p, rate, step, weight, gradient, slots }) => {
    const follow = (old: Tensor, value: Tensor, beta: number): Tensor =>
      tf.add(old, tf.mul(tf.sub(value, old), complement(beta)))
    const momentum = follow(slots['momentum'] ?? tf.zerosLike(weight), gradient, p.beta1)
    const velocity = follow(slots['velocity'] ?? tf.zerosLike(weight), tf.square(gradient), p.beta2)
    const count = tf.add(step, 1)
    const missing = (beta: number): Tensor => tf.sub(1, tf.pow(beta, count))
    const corrected = tf.div(tf.mul(rate, tf.sqrt(missing(p.beta2))), missing(p.beta1))
    const change = tf.div(tf.mul(momentum, corrected), tf.add(tf.sqrt(velocity), p.epsilon))
    return { weight: tf.sub(weight, change), slots: { momentum, velocity } }
  },
  keras: (p) => ({ className: 'Adam', config: { beta_1: p.beta1, beta_2: p.beta2, epsilon: p.epsilon } }),
  text: {
    en: {
      title: 'Adam',
      help: 'Momentum and a step size for every weight in one, each corrected for having started at zero. Works well nearly everywhere with its defaults: the usual first choice.',
      formula: 'w ← w − η · m̂ / (√v̂ + ε)',
      params: {
        learningRate: learningRateText.en,
        beta1: { title: 'Beta 1', help: 'How long gradients are remembered (the momentum).' },
        beta2: { title: 'Beta 2', help: 'How long squared gradients are remembered (the step sizes).' },
        epsilon: { title: 'Epsilon', help: 'Small number in the denominator, so that nothing is divided by zero.' },
      },
    },
    uk: {
      title: 'Adam',
      help: 'Імпульс і власний розмір кроку для кожної ваги водночас, обидва з поправкою на те, що почалися з нуля. Зі стандартними параметрами працює майже всюди: звичний перший вибір.',
      formula: 'w ← w − η · m̂ / (√v̂ + ε)',
      params: {
        learningRate: learningRateText.uk,
        beta1: { title: 'Бета 1', help: 'Як довго пам’ятаються градієнти (імпульс).' },
        beta2: { title: 'Бета 2', help: 'Як довго пам’ятаються квадрати градієнтів (розміри кроків).' },
        epsilon: { title: 'Епсилон', help: 'Мале число в знаменнику, аби не ділити на нуль.' },
      },
    },
  },
})

import { bool, float } from '../define/params'
import { gradient, value, weighed } from '../define/arithmetic'
import { defineOptimizer } from '../define/optimizer'
import type { Tensor } from '../define/tf'
import { learningRate, learningRateText } from './_learningRate'

/** v ← γv − ηg, w ← w + v; Nesterov's form looks one step ahead. Keras `SGD` with momentum. */
export default defineOptimizer({
  id: 'momentum',
  params: { learningRate: learningRate(0.01), momentum: float(0, 0.9999, 0.9), nesterov: bool(false) },
  slots: () => ['velocity'],
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const step = tf.mul(gradient, rate)
    const push = (v: Tensor): Tensor => tf.sub(tf.mul(v, p.momentum), step)
    const velocity = push(slots['velocity'] ?? tf.zerosLike(weight))
    return { weight: tf.add(weight, p.nesterov ? push(velocity) : velocity), slots: { velocity } }
  },
  arithmetic: ({ p, symbol, rate, before, gradient: g, after, slots: { velocity } }) =>
    velocity && !p.nesterov
      ? [
          ['v ← γ·v − η·g = ', value(p.momentum), ' · ', value(velocity.before), ' − ', value(rate), ' · ', gradient(g), ' = ', value(velocity.after)], // prettier-ignore
          [`${symbol} ← ${symbol} + v = `, weighed(before), ' + ', value(velocity.after), ' = ', weighed(after)],
        ]
      : [],
  keras: (p) => ({ className: 'SGD', config: { momentum: p.momentum, nesterov: p.nesterov } }),
  related: ['optimizers/gdm'],
  text: {
    en: {
      title: 'Momentum',
      keywords: ['Nesterov', 'NAG', 'heavy ball'],
      help: 'A heavy ball rolls down the loss: steps in one direction add up, and those to and fro cancel. It crosses narrow valleys and flat stretches much faster than plain SGD.',
      pitfall: 'With γ = 0.9 a step is in the end ten times as long: lower the rate when you add it.',
      formula: 'v ← γ·v − η·g,  w ← w + v',
      params: {
        learningRate: learningRateText.en,
        momentum: { title: 'Momentum γ', help: 'Share of the velocity that is kept each step; 0.5–0.99 is usual.' },
        nesterov: {
          title: 'Nesterov (NAG)',
          help: 'Takes the step from where the momentum leads, which brakes in time before a rise.',
        },
      },
    },
    uk: {
      title: 'Імпульс',
      keywords: ['Нестеров', 'момент', 'моментум', 'важка куля'],
      help: 'Важка куля котиться поверхнею втрат: кроки в один бік додаються, а туди-сюди — гасяться. Долає вузькі яри й пологі ділянки значно швидше за звичайний SGD.',
      pitfall: 'З γ = 0,9 крок зрештою вдесятеро довший: додаючи імпульс, зменште швидкість.',
      formula: 'v ← γ·v − η·g,  w ← w + v',
      params: {
        learningRate: learningRateText.uk,
        momentum: {
          title: 'Імпульс γ',
          help: 'Частка швидкості, що зберігається на кожному кроці; зазвичай 0,5–0,99.',
        },
        nesterov: {
          title: 'Нестеров (NAG)',
          help: 'Робить крок звідти, куди веде імпульс, тож вчасно гальмує перед підйомом.',
        },
      },
    },
  },
})

import { defineActivation } from '../define/activation'

/** x/6 + 1/2 between 0 and 1. Keras 3 `hard_sigmoid`; the slope was 0.2 before. */
export default defineActivation({
  id: 'hardSigmoid',
  icon: 'hσ',
  params: {},
  apply: (tf, x) => tf.clipByValue(tf.add(tf.div(x, 6), 0.5), 0, 1),
  plot: (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  keras: () => ({ className: 'Activation', config: { activation: 'hard_sigmoid' }, name: 'hard_sigmoid' }),
  text: {
    en: {
      title: 'Hard sigmoid',
      keywords: ['piecewise linear sigmoid'],
      help: 'The sigmoid as three straight lines: 0, a ramp, 1. No exponential, so it is cheap on small devices; beyond ±3 its slope is exactly 0.',
      formula: 'φ(x) = max(0, min(1, x/6 + 1/2))',
      params: {},
    },
    uk: {
      title: 'Жорстка сигмоїда',
      keywords: ['кусково-лінійна сигмоїда'],
      help: 'Сигмоїда з трьох прямих: 0, підйом, 1. Без експоненти, тож дешева на малих пристроях; за межами ±3 похідна точно 0.',
      formula: 'φ(x) = max(0, min(1, x/6 + 1/2))',
      params: {},
    },
  },
})

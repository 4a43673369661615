import { defineActivation } from '../define/activation'

/** x between −1 and 1; its derivative is 1 on the closed interval. Keras `hard_tanh`. */
export default defineActivation({
  id: 'hardTanh',
  icon: 'ht',
  params: {},
  apply: (tf, x) => tf.clipByValue(x, -1, 1),
  plot: (x) => Math.min(Math.max(x, -1), 1),
  keras: () => ({ className: 'Activation', config: { activation: 'hard_tanh' }, name: 'hard_tanh' }),
  text: {
    en: {
      title: 'Hard tanh',
      keywords: ['clipped linear', 'hard hyperbolic tangent'],
      help: 'Tanh as three straight lines: values between −1 and 1 pass, the rest is cut off. The slope is 1 inside and 0 outside, which makes deep networks easier to train than tanh does.',
      formula: 'φ(x) = max(−1, min(1, x))',
      params: {},
    },
    uk: {
      title: 'Жорсткий tanh',
      keywords: ['жорсткий гіперболічний тангенс', 'обрізана лінійна'],
      help: 'Tanh із трьох прямих: значення від −1 до 1 проходять, решта обрізається. Похідна всередині 1, зовні 0, тому глибокі мережі навчати легше, ніж із tanh.',
      formula: 'φ(x) = max(−1, min(1, x))',
      params: {},
    },
  },
})

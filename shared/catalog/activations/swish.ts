import { defineActivation } from '../define/activation'

/** x · σ(x) (P. Ramachandran et al., 2017). Keras `silu`. */
export default defineActivation({
  id: 'swish',
  icon: 'Sw',
  params: {},
  apply: (tf, x) => tf.mul(x, tf.sigmoid(x)),
  plot: (x) => x / (1 + Math.exp(-x)),
  keras: () => ({ className: 'Activation', config: { activation: 'silu' }, name: 'silu' }),
  text: {
    en: {
      title: 'Swish (SiLU)',
      short: 'Swish',
      keywords: ['SiLU'],
      help: 'A ReLU without a corner: x times its own sigmoid. It dips slightly below zero before it rises, keeps a gradient for negative numbers, and often beats ReLU in very deep networks.',
      formula: 'φ(x) = x·σ(x)',
      params: {},
    },
    uk: {
      title: 'Swish (SiLU)',
      short: 'Swish',
      keywords: ['свіш', 'SiLU'],
      help: 'ReLU без зламу: x, помножене на власну сигмоїду. Перед підйомом трохи опускається нижче нуля, зберігає градієнт для від’ємних чисел і в дуже глибоких мережах часто краща за ReLU.',
      formula: 'φ(x) = x·σ(x)',
      params: {},
    },
  },
})

import { defineActivation } from '../define/activation'

/** 1 / (1 + e⁻ˣ). */
export default defineActivation({
  id: 'sigmoid',
  icon: 'σ',
  params: {},
  apply: (tf, x) => tf.sigmoid(x),
  plot: (x) => 1 / (1 + Math.exp(-x)),
  keras: () => ({ className: 'Activation', config: { activation: 'sigmoid' }, name: 'sigmoid' }),
  text: {
    en: {
      title: 'Sigmoid',
      keywords: ['logistic function'],
      help: 'Squashes any number to between 0 and 1, so that it reads as a probability: the output of a yes-or-no classifier. Its slope is at most 1/4 and dies out far from zero, so in deep hidden layers gradients vanish.',
      formula: 'σ(x) = 1 / (1 + e^{−x})',
      params: {},
    },
    uk: {
      title: 'Сигмоїда',
      keywords: ['логістична функція', 'сигмоїд', 'сигмоїдна'],
      help: 'Стискає будь-яке число в проміжок від 0 до 1, тож його читають як імовірність: вихід класифікатора «так чи ні». Похідна не більша за 1/4 і згасає далеко від нуля, тому в глибоких прихованих шарах градієнти затухають.',
      formula: 'σ(x) = 1 / (1 + e^{−x})',
      params: {},
    },
  },
})

import { defineActivation } from '../define/activation'

/** 1 / (1 + e⁻ˣ). */
export default defineActivation({
  id: 'sigmoid',
  icon: 'σ',
  params: {},
  apply: (tf, x) => tf.sigmoid(x),
  plot: (x) => 1 / (1 + Math.exp(-x)),
  keras: () => ({ className: 'Activation', config: { activation: 'sigmoid' }, name: 'sigmoid' }),
  related: ['tanh', 'binaryCrossentropy', 'hardSigmoid'],
  lecture: '(1.16)–(1.18)',
  text: {
    en: {
      title: 'Sigmoid',
      keywords: ['logistic function'],
      help: 'Squashes any number to between 0 and 1, so that it reads as a probability: the output of a yes-or-no classifier. Its slope is at most 1/4 and dies out far from zero, so in deep hidden layers gradients vanish.',
      pitfall:
        'Its slope is at most ¼ and nearly 0 beyond ±5: many layers of it let the gradient fade. Good at the output, rarely inside.',
      formula: 'σ(x) = 1 / (1 + e^{−x})',
      params: {},
    },
    uk: {
      title: 'Сигмоїда',
      keywords: ['логістична функція', 'сигмоїд', 'сигмоїдна'],
      help: 'Стискає будь-яке число в проміжок від 0 до 1, тож його читають як імовірність: вихід класифікатора «так чи ні». Похідна не більша за 1/4 і згасає далеко від нуля, тому в глибоких прихованих шарах градієнти затухають.',
      pitfall:
        'Нахил не більший за ¼, а за ±5 майже 0: у багатьох шарах градієнт згасає. Добра на виході, рідко всередині.',
      formula: 'σ(x) = 1 / (1 + e^{−x})',
      params: {},
    },
  },
})

import { defineActivation } from '../define/activation'

/** e^(−x²/2). Keras has no such layer. */
export default defineActivation({
  id: 'gaussian',
  icon: 'G',
  params: {},
  apply: (tf, x) => tf.exp(tf.mul(tf.square(x), -0.5)),
  plot: (x) => Math.exp(-0.5 * x * x),
  keras: () => ({ className: 'Gaussian', config: {} }),
  text: {
    en: {
      title: 'Gaussian',
      keywords: ['bell', 'radial basis', 'RBF'],
      help: 'A bell: 1 at zero, and it dies out on both sides. A unit answers to one place instead of one side; sums of such bells approximate any density. Far from zero gradients vanish.',
      formula: 'φ(x) = e^{−x²/2}',
      params: {},
    },
    uk: {
      title: 'Гауссова',
      keywords: ['дзвін', 'радіальна базисна', 'гаусова', 'RBF'],
      help: 'Дзвін: 1 у нулі, згасає в обидва боки. Вузол відгукується на одне місце, а не на один бік; сумами таких дзвонів можна наблизити будь-яку густину. Далеко від нуля градієнти затухають.',
      formula: 'φ(x) = e^{−x²/2}',
      params: {},
    },
  },
})

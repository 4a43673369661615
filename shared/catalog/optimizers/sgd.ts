import { gradient, value, weighed } from '../define/arithmetic'
import { defineOptimizer } from '../define/optimizer'
import { learningRate, learningRateText } from './_learningRate'

/** w ← w − ηg. Keras `SGD` without momentum. */
export default defineOptimizer({
  id: 'sgd',
  params: { learningRate: learningRate(0.01) },
  slots: () => [],
  update: (tf, { rate, weight, gradient }) => ({ weight: tf.sub(weight, tf.mul(gradient, rate)), slots: {} }),
  arithmetic: ({ symbol, rate, before, gradient: g, after }) => [
    `${symbol} ← ${symbol} − η·g = `,
    weighed(before),
    ' − ',
    value(rate),
    ' · ',
    gradient(g),
    ' = ',
    weighed(after),
  ],
  keras: () => ({ className: 'SGD', config: {} }),
  text: {
    en: {
      title: 'SGD',
      keywords: ['stochastic gradient descent', 'gradient descent', 'GD', 'train_gd', 'traingd', 'full batch'],
      help: 'Stochastic gradient descent: a step against the gradient of one mini-batch. The plainest rule, and the measure of all others; slow in long narrow valleys.',
      formula: 'w ← w − η·g',
      params: { learningRate: learningRateText.en },
    },
    uk: {
      title: 'SGD',
      keywords: ['градієнтний спуск', 'стохастичний градієнтний спуск', 'СГС', 'ГС', 'train_gd', 'повний пакет'],
      help: 'Стохастичний градієнтний спуск: крок проти градієнта одного міні-пакета. Найпростіше правило й мірило для решти; повільне в довгих вузьких ярах.',
      formula: 'w ← w − η·g',
      params: { learningRate: learningRateText.uk },
    },
  },
})

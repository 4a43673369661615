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
    [`${symbol} ← ${symbol} − η·g = `, weighed(before), ' − ', value(rate), ' · ', gradient(g), ' = ', weighed(after)],
  ],
  keras: () => ({ className: 'SGD', config: {} }),
  related: ['optimizers/momentum', 'optimizers/adam'],
  text: {
    en: {
      title: 'SGD',
      keywords: ['stochastic gradient descent', 'gradient descent', 'GD', 'train_gd', 'traingd', 'full batch'],
      help: 'Stochastic gradient descent: a step against the gradient of one mini-batch. The plainest rule, and the measure of all others; slow in long narrow valleys.',
      pitfall:
        'One rate for all weights: on x² + 10y² it must stay below 0.1 for the steep way and crawls along the flat one.',
      formula: 'w ← w − η·g',
      params: { learningRate: learningRateText.en },
    },
    uk: {
      title: 'SGD',
      keywords: ['градієнтний спуск', 'стохастичний градієнтний спуск', 'СГС', 'ГС', 'train_gd', 'повний пакет'],
      help: 'Стохастичний градієнтний спуск: крок проти градієнта одного міні-пакета. Найпростіше правило й мірило для решти; повільне в довгих вузьких ярах.',
      pitfall:
        'Одна швидкість для всіх ваг: на x² + 10y² мусить бути нижча за 0,1 заради крутого напрямку й повзе вздовж пологого.',
      formula: 'w ← w − η·g',
      params: { learningRate: learningRateText.uk },
    },
  },
})

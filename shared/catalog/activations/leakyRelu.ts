import { defineActivation } from '../define/activation'
import { float } from '../define/params'

/** x where positive, else slope · x. Keras's string `leaky_relu` has the slope 0.2, not this default. */
export default defineActivation({
  id: 'leakyRelu',
  icon: 'LR',
  params: { negativeSlope: float(0, 1, 0.01) },
  apply: (tf, x, p) => tf.leakyRelu(x, p.negativeSlope),
  plot: (x, p) => (x > 0 ? x : p.negativeSlope * x),
  keras: (p) => ({ className: 'LeakyReLU', config: { negative_slope: p.negativeSlope } }),
  related: ['prelu'],
  text: {
    en: {
      title: 'Leaky ReLU',
      keywords: ['leaky rectifier', 'LReLU'],
      help: 'ReLU with a slight slope for negative numbers, so that no unit falls silent for good: its gradient is small there, but not zero.',
      pitfall: 'A slope of 1 makes it linear; 0.01 to 0.3 are usual.',
      formula: 'φ(x) = x for x > 0, else αx',
      params: {
        negativeSlope: { title: 'Negative slope α', help: 'Slope below zero; 0.01 is usual, 0 makes it plain ReLU.' },
      },
    },
    uk: {
      title: 'Leaky ReLU',
      keywords: ['нещільний ReLU', 'випрямляч із витоком'],
      help: 'ReLU з невеликим нахилом для від’ємних чисел, щоб жоден вузол не замовк назавжди: градієнт там малий, але не нуль.',
      pitfall: 'З нахилом 1 вона лінійна; звичайні значення від 0,01 до 0,3.',
      formula: 'φ(x) = x, якщо x > 0, інакше αx',
      params: {
        negativeSlope: {
          title: 'Нахил від’ємної частини α',
          help: 'Нахил нижче нуля; зазвичай 0,01, а 0 дає звичайну ReLU.',
        },
      },
    },
  },
})

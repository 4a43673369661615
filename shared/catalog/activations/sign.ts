import { defineActivation } from '../define/activation'

/** +1 from 0 on, −1 below: an answer is always one of two. Keras has no such layer. */
export default defineActivation({
  id: 'sign',
  icon: '±',
  params: {},
  flat: 'tanh',
  apply: (tf, x) => tf.sub(tf.mul(tf.cast(tf.greaterEqual(x, 0), 'float32'), 2), 1),
  plot: (x) => (x < 0 ? -1 : 1),
  keras: () => ({ className: 'Sign', config: {} }),
  text: {
    en: {
      title: 'Sign',
      keywords: ['signum', 'perceptron', 'bipolar'],
      help: 'Answers +1 or −1: the output of the perceptron. For predictions only: its derivative is 0 wherever there is one, so gradients do not come through and nothing before it can learn. While training, leave it out and use a loss on the sum itself.',
      pitfall: 'It has no slope: nothing before it learns by gradients.',
      formula: 'φ(x) = 1 for x ≥ 0, else −1',
      params: {},
    },
    uk: {
      title: 'Знак',
      keywords: ['сигнум', 'перцептрон', 'біполярна'],
      help: 'Відповідає +1 або −1: вихід перцептрона. Лише для передбачень: похідна всюди, де вона є, дорівнює 0, тож градієнти не проходять і все, що стоїть перед нею, не навчається. Під час навчання обходьтеся без неї, із втратами від самої суми.',
      pitfall: 'Нахилу немає: усе перед нею не вчиться за градієнтами.',
      formula: 'φ(x) = 1, якщо x ≥ 0, інакше −1',
      params: {},
    },
  },
})

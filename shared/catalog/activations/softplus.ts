import { defineActivation } from '../define/activation'

/** log(1 + eˣ), in a form that is finite everywhere. Keras `softplus`. */
export default defineActivation({
  id: 'softplus',
  icon: 'S+',
  params: {},
  apply: (tf, x) => tf.add(tf.relu(x), tf.log(tf.add(tf.exp(tf.neg(tf.abs(x))), 1))),
  plot: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  keras: () => ({ className: 'Activation', config: { activation: 'softplus' }, name: 'softplus' }),
  related: ['relu'],
  text: {
    en: {
      title: 'Softplus',
      keywords: ['smooth ReLU'],
      help: 'A smooth ReLU, always positive; its slope is the sigmoid. For outputs that must be above zero, such as a variance or a rate.',
      formula: 'φ(x) = log(1 + e^{x})',
      params: {},
    },
    uk: {
      title: 'Softplus',
      keywords: ['софтплюс', 'гладкий ReLU'],
      help: 'Плавна ReLU, завжди додатна; її похідна — сигмоїда. Для виходів, що мають бути більші за нуль: дисперсії чи інтенсивності.',
      formula: 'φ(x) = log(1 + e^{x})',
      params: {},
    },
  },
})

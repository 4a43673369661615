import { defineActivation } from '../define/activation'

/** Hyperbolic tangent. */
export default defineActivation({
  id: 'tanh',
  icon: 'th',
  params: {},
  apply: (tf, x) => tf.tanh(x),
  plot: (x) => Math.tanh(x),
  keras: () => ({ className: 'Activation', config: { activation: 'tanh' }, name: 'tanh' }),
  related: ['hardTanh', 'initializers/glorotUniform'],
  lecture: '(1.19)–(1.21)',
  text: {
    en: {
      title: 'Tanh',
      keywords: ['hyperbolic tangent'],
      help: 'Squashes any number to between −1 and 1: a sigmoid stretched and shifted so that it is centered at zero, with slope 1 there. Better than the sigmoid in hidden layers, and used inside recurrent ones.',
      pitfall: 'Beyond ±3 it is flat and passes hardly any gradient; begin with Glorot weights.',
      formula: 'tanh(x) = 2σ(2x) − 1',
      params: {},
    },
    uk: {
      title: 'Tanh',
      keywords: ['гіперболічний тангенс', 'тангенс'],
      help: 'Стискає будь-яке число в проміжок від −1 до 1: сигмоїда, розтягнута й зсунута так, щоб мати центр у нулі, з похідною 1 у ньому. У прихованих шарах краща за сигмоїду; працює й усередині рекурентних.',
      pitfall: 'За ±3 пласка й майже не пропускає градієнта; починайте з ваг Glorot.',
      formula: 'tanh(x) = 2σ(2x) − 1',
      params: {},
    },
  },
})

import { defineActivation } from '../define/activation'
import { float } from '../define/params'

/** x where positive, else alpha · (eˣ − 1). */
export default defineActivation({
  id: 'elu',
  icon: 'E',
  params: { alpha: float(0, 10, 1) },
  // In two parts, each finite everywhere: the exponential of a large positive number would spoil the gradient.
  apply: (tf, x, p) => (p.alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), p.alpha))),
  plot: (x, p) => (x > 0 ? x : p.alpha * Math.expm1(x)),
  keras: (p) => ({ className: 'ELU', config: { alpha: p.alpha }, name: 'elu' }),
  related: ['selu'],
  text: {
    en: {
      title: 'ELU',
      keywords: ['exponential linear unit'],
      help: 'Like ReLU, but below zero it bends smoothly to −α. Negative answers bring the mean of a layer nearer to zero, which helps learning; it costs an exponential.',
      formula: 'φ(x) = x for x > 0, else α(e^{x} − 1)',
      params: {
        alpha: { title: 'Alpha α', help: 'How deep it goes below zero: the limit for large negative numbers is −α.' },
      },
    },
    uk: {
      title: 'ELU',
      keywords: ['експоненційний лінійний вузол'],
      help: 'Як ReLU, але нижче нуля плавно згинається до −α. Від’ємні відгуки наближають середнє шару до нуля, що допомагає навчанню; ціна — експонента.',
      formula: 'φ(x) = x, якщо x > 0, інакше α(e^{x} − 1)',
      params: {
        alpha: {
          title: 'Альфа α',
          help: 'Наскільки глибоко опускається нижче нуля: границя для великих від’ємних чисел — −α.',
        },
      },
    },
  },
})

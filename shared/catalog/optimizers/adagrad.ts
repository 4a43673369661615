import { defineOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import { learningRate, learningRateText } from './_learningRate'

/** Steps divided by the root of all squared gradients so far (J. Duchi et al., 2011). Keras `Adagrad`. */
export default defineOptimizer({
  id: 'adagrad',
  params: {
    learningRate: learningRate(0.001),
    initialAccumulatorValue: float(0, 10, 0.1),
    epsilon: float(1e-10, 1, 1e-7, { scale: 'log' }),
  },
  slots: () => ['sum'],
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const sum = tf.add(slots['sum'] ?? tf.zerosLike(weight), tf.square(gradient))
    const size = tf.sqrt(tf.add(sum, p.initialAccumulatorValue + p.epsilon))
    return { weight: tf.sub(weight, tf.div(tf.mul(gradient, rate), size)), slots: { sum } }
  },
  keras: (p) => ({
    className: 'Adagrad',
    config: { initial_accumulator_value: p.initialAccumulatorValue, epsilon: p.epsilon },
  }),
  related: ['optimizers/adadelta', 'optimizers/rmsprop'],
  text: {
    en: {
      title: 'Adagrad',
      keywords: ['adaptive'],
      help: 'Every weight has a step size of its own, divided by the root of all its squared gradients so far: rare inputs get long steps, frequent ones short. The sum only grows, so learning slows down for good; take a larger rate than for Adam.',
      pitfall: 'Its memory only grows: steps shrink to nothing in a long run.',
      formula: 's ← s + g²,  w ← w − η·g / √(s + s_{0} + ε)',
      params: {
        learningRate: learningRateText.en,
        initialAccumulatorValue: {
          title: 'Initial sum s₀',
          help: 'Where the sum of squares begins: larger values shorten the first steps.',
        },
        epsilon: { title: 'Epsilon', help: 'Small number under the root, so that nothing is divided by zero.' },
      },
    },
    uk: {
      title: 'Adagrad',
      keywords: ['Адаґрад', 'Адаград', 'адаптивний'],
      help: 'Кожна вага має власний розмір кроку, поділений на корінь із суми всіх її квадратів градієнта: рідкісні входи дістають довгі кроки, часті — короткі. Сума лише росте, тож навчання дедалі сповільнюється; швидкість беруть більшу, ніж для Adam.',
      pitfall: 'Пам’ять лише росте: за довгого навчання кроки зникають.',
      formula: 's ← s + g²,  w ← w − η·g / √(s + s_{0} + ε)',
      params: {
        learningRate: learningRateText.uk,
        initialAccumulatorValue: {
          title: 'Початкова сума s₀',
          help: 'З чого починається сума квадратів: що вона більша, то коротші перші кроки.',
        },
        epsilon: { title: 'Епсилон', help: 'Мале число під коренем, аби не ділити на нуль.' },
      },
    },
  },
})

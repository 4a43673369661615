import { bool, float } from '../define/params'
import { defineOptimizer } from '../define/optimizer'
import type { Tensor } from '../define/tf'
import { complement, learningRate, learningRateText } from './_learningRate'

/** Steps divided by the root of a running mean of squared gradients. Keras `RMSprop`. */
export default defineOptimizer({
  id: 'rmsprop',
  params: {
    learningRate: learningRate(0.001),
    rho: float(0, 0.9999, 0.9),
    momentum: float(0, 0.9999, 0),
    epsilon: float(1e-10, 1, 1e-7, { scale: 'log' }),
    centered: bool(false),
  },
  slots: (p) => ['velocity', ...(p.momentum > 0 ? ['momentum'] : []), ...(p.centered ? ['average'] : [])],
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const slot = (name: string): Tensor => slots[name] ?? tf.zerosLike(weight)
    const follow = (old: Tensor, value: Tensor): Tensor => tf.add(tf.mul(old, p.rho), tf.mul(value, complement(p.rho)))
    const velocity = follow(slot('velocity'), tf.square(gradient))
    const average = p.centered ? follow(slot('average'), gradient) : undefined
    const spread = average ? tf.sub(velocity, tf.square(average)) : velocity
    const increment = tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(spread, p.epsilon)))
    const momentum = p.momentum > 0 ? tf.add(tf.mul(slot('momentum'), p.momentum), increment) : undefined
    return {
      weight: tf.sub(weight, momentum ?? increment),
      slots: { velocity, ...(momentum && { momentum }), ...(average && { average }) },
    }
  },
  keras: (p) => ({
    className: 'RMSprop',
    config: { rho: p.rho, momentum: p.momentum, epsilon: p.epsilon, centered: p.centered },
  }),
  text: {
    en: {
      title: 'RMSProp',
      keywords: ['root mean square propagation'],
      help: 'Gives every weight a step size of its own: the gradient is divided by the root of its recent mean square, so steep directions get short steps and flat ones long steps. Well tried in recurrent networks.',
      pitfall: 'Where gradients are tiny for long, the next large one makes a leap: clip them.',
      formula: 'v ← ρ·v + (1 − ρ)·g²,  w ← w − η·g / √(v + ε)',
      params: {
        learningRate: learningRateText.en,
        rho: { title: 'Decay ρ', help: 'How long squared gradients are remembered; 0.9 is about the last ten steps.' },
        momentum: { title: 'Momentum', help: 'Share of the last step that is added to this one; 0 is none.' },
        epsilon: { title: 'Epsilon', help: 'Small number under the root, so that nothing is divided by zero.' },
        centered: {
          title: 'Centered',
          help: 'Divides by the variance of the gradient instead of its mean square; a little dearer, sometimes steadier.',
        },
      },
    },
    uk: {
      title: 'RMSProp',
      keywords: ['РМСпроп'],
      help: 'Дає кожній вазі власний розмір кроку: градієнт ділять на корінь його недавнього середнього квадрата, тож круті напрямки дістають короткі кроки, а пологі — довгі. Добре показав себе в рекурентних мережах.',
      pitfall: 'Якщо градієнти довго були малі, наступний великий дає стрибок: обмежте їх.',
      formula: 'v ← ρ·v + (1 − ρ)·g²,  w ← w − η·g / √(v + ε)',
      params: {
        learningRate: learningRateText.uk,
        rho: {
          title: 'Згасання ρ',
          help: 'Як довго пам’ятаються квадрати градієнтів; 0,9 — це приблизно десять останніх кроків.',
        },
        momentum: { title: 'Імпульс', help: 'Частка попереднього кроку, що додається до цього; 0 — без імпульсу.' },
        epsilon: { title: 'Епсилон', help: 'Мале число під коренем, аби не ділити на нуль.' },
        centered: {
          title: 'Центрований',
          help: 'Ділить на дисперсію градієнта замість середнього квадрата; трохи дорожче, інколи рівніше.',
        },
      },
    },
  },
})

import { defineJointOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import { adaptiveParams, adaptiveSlots, adaptiveText, adaptRate } from './_adaptiveRate'
import { complement, learningRate, learningRateText } from './_learningRate'

/** An adaptive learning rate and the running mean of steps together; as neurolab's `train_gdx`. */
export default defineJointOptimizer({
  id: 'gdx',
  params: { learningRate: learningRate(0.01), momentum: float(0, 0.9999, 0.9), ...adaptiveParams },
  joint: {
    slots: (_p, count) => ({ ...adaptiveSlots, velocity: [count] }),
    update: (tf, args) => {
      const { momentum } = args.p
      const { rate, slots } = adaptRate(tf, args)
      const before = args.slots['velocity'] ?? tf.zerosLike(args.weights)
      const share = tf.mul(tf.mul(args.gradient, rate), complement(momentum))
      const velocity = tf.add(tf.mul(before, momentum), share)
      return { weights: tf.sub(args.weights, velocity), slots: { ...slots, velocity } }
    },
  },
  text: {
    en: {
      title: 'GD, adaptive, momentum',
      keywords: ['gdx', 'train_gdx', 'traingdx', 'neurolab'],
      help: 'Gradient descent with an adaptive learning rate and momentum at once: the mean of the last steps smooths the way, and the rate grows while the loss falls. A good first choice among neurolab’s trainers; use it with all rows in one batch.',
      formula: 'v ← m·v + (1 − m)·η·g,  w ← w − v,  η adaptive',
      params: {
        learningRate: learningRateText.en,
        momentum: { title: 'Momentum m', help: 'Share of the step before in the mean; 0.9 is usual.' },
        ...adaptiveText.en,
      },
    },
    uk: {
      title: 'ГС, адапт., імпульс',
      keywords: ['gdx', 'train_gdx', 'neurolab', 'адаптивна швидкість', 'момент'],
      help: 'Градієнтний спуск з адаптивною швидкістю навчання та імпульсом водночас: середнє останніх кроків згладжує шлях, а швидкість росте, доки втрати спадають. Добрий перший вибір серед методів neurolab; беріть усі рядки в одному пакеті.',
      formula: 'v ← m·v + (1 − m)·η·g,  w ← w − v,  η адаптивна',
      params: {
        learningRate: learningRateText.uk,
        momentum: { title: 'Імпульс m', help: 'Частка попереднього кроку в середньому; зазвичай 0,9.' },
        ...adaptiveText.uk,
      },
    },
  },
})

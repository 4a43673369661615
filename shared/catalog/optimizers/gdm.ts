import { defineOptimizer } from '../define/optimizer'
import { float } from '../define/params'
import { complement, learningRate, learningRateText } from './_learningRate'

/** v ← mv + (1 − m)ηg, w ← w − v: momentum as a running mean of steps, as neurolab's `train_gdm` has it. */
export default defineOptimizer({
  id: 'gdm',
  params: { learningRate: learningRate(0.01), momentum: float(0, 0.9999, 0.9) },
  slots: () => ['velocity'],
  update: (tf, { p, rate, weight, gradient, slots }) => {
    const before = slots['velocity'] ?? tf.zerosLike(weight)
    const share = tf.mul(tf.mul(gradient, rate), complement(p.momentum))
    const velocity = tf.add(tf.mul(before, p.momentum), share)
    return { weight: tf.sub(weight, velocity), slots: { velocity } }
  },
  keras: () => null,
  text: {
    en: {
      title: 'GD with momentum',
      keywords: ['gdm', 'train_gdm', 'traingdm', 'neurolab', 'running mean'],
      help: 'Momentum as neurolab and MATLAB count it: the step is the running mean of the last steps, so that it smooths the way without lengthening it. The same as Momentum with a learning rate 1 − m times as large.',
      formula: 'v ← m·v + (1 − m)·η·g,  w ← w − v',
      params: {
        learningRate: learningRateText.en,
        momentum: { title: 'Momentum m', help: 'Share of the step before in the mean; 0.9 is usual.' },
      },
    },
    uk: {
      title: 'ГС з імпульсом',
      keywords: ['gdm', 'train_gdm', 'neurolab', 'ковзне середнє', 'момент'],
      help: 'Імпульс, як його рахують neurolab і MATLAB: крок — це ковзне середнє останніх кроків, тож шлях згладжується, але не довшає. Те саме, що «Імпульс» зі швидкістю навчання, помноженою на 1 − m.',
      formula: 'v ← m·v + (1 − m)·η·g,  w ← w − v',
      params: {
        learningRate: learningRateText.uk,
        momentum: { title: 'Імпульс m', help: 'Частка попереднього кроку в середньому; зазвичай 0,9.' },
      },
    },
  },
})

import { defineJointOptimizer } from '../define/optimizer'
import { adaptiveParams, adaptiveSlots, adaptiveText, adaptRate } from './_adaptiveRate'
import { learningRate, learningRateText } from './_learningRate'

/** Gradient descent whose learning rate grows while the loss falls and shrinks when it rises; as neurolab's `train_gda`. */
export default defineJointOptimizer({
  id: 'gda',
  params: { learningRate: learningRate(0.01), ...adaptiveParams },
  joint: {
    slots: () => adaptiveSlots,
    update: (tf, args) => {
      const { rate, slots } = adaptRate(tf, args)
      return { weights: tf.sub(args.weights, tf.mul(args.gradient, rate)), slots }
    },
  },
  related: ['optimizers/gdx'],
  text: {
    en: {
      title: 'GD, adaptive rate',
      keywords: ['gda', 'train_gda', 'traingda', 'neurolab', 'bold driver'],
      help: 'Gradient descent that finds its own learning rate: a little more after each loss that fell, much less after one that rose. A step is never taken back. Use it with all rows in one batch, or chance decides about the rate.',
      formula: 'η ← 1.05·η or 0.7·η,  w ← w − η·g',
      params: { learningRate: learningRateText.en, ...adaptiveText.en },
    },
    uk: {
      title: 'ГС, адаптивний',
      keywords: ['gda', 'train_gda', 'neurolab', 'адаптивна швидкість', 'градієнтний спуск'],
      help: 'Градієнтний спуск, що сам добирає швидкість навчання: трохи більшу, коли втрати спали, і значно меншу, коли зросли. Зроблений крок назад не беруть. Беріть усі рядки в одному пакеті, інакше про швидкість вирішує випадок.',
      formula: 'η ← 1,05·η або 0,7·η,  w ← w − η·g',
      params: { learningRate: learningRateText.uk, ...adaptiveText.uk },
    },
  },
})

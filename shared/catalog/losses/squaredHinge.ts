import { defineLoss, lossWeight } from '../define/loss'
import { suitableMetrics } from './_check'
import { checkSigned } from './_checkMargins'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** max(1 − y·ŷ, 0)² with labels −1 and +1. Keras `SquaredHinge`. */
export default defineLoss({
  id: 'squaredHinge',
  icon: '±²',
  params: { ...lossWeight },
  check: (_p, types) => checkSigned(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) =>
    perSample(tf, tf.square(tf.relu(tf.sub(1, tf.mul(target, prediction)))), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'SquaredHinge', config: {} }),
  example: { inputs: [[0.5], [1]] },
  text: {
    en: {
      title: 'Squared hinge',
      keywords: ['L2 SVM', 'squared margin'],
      help: 'Hinge squared, for labels −1 and +1: smooth at the margin, and a point far on the wrong side costs much more. It is least squares without the penalty for answers that are more than right.',
      formula: 'L = max(1 − y·ŷ, 0)²',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Квадратична шарнірна',
      short: 'Квадр. шарнірна',
      keywords: ['L2-SVM', 'квадрат шарнірної'],
      help: 'Шарнірна у квадраті, для міток −1 і +1: на відступі гладка, а точка далеко з хибного боку коштує значно дорожче. Це найменші квадрати без кари за відповіді, правильні із запасом.',
      formula: 'L = max(1 − y·ŷ, 0)²',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

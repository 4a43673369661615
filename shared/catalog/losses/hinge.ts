import { perSample } from '../define/perSample'
import { defineLoss, lossWeight } from '../define/loss'
import { suitableMetrics } from './_check'
import { checkSigned } from './_checkMargins'
import { lossTexts } from './_texts'

/** max(1 − y·ŷ, 0) with labels −1 and +1. Keras `Hinge`. */
export default defineLoss({
  id: 'hinge',
  icon: '±',
  params: { ...lossWeight },
  check: (_p, types) => checkSigned(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.relu(tf.sub(1, tf.mul(target, prediction))), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'Hinge', config: {} }),
  example: { inputs: [[0.5], [1]] },
  related: ['squaredHinge', 'perceptronCriterion', 'logisticLoss'],
  lecture: '(1.9), (1.13)',
  text: {
    en: {
      title: 'Hinge',
      keywords: ['SVM', 'margin', 'max-margin'],
      help: 'The loss of the linear support vector machine, for labels −1 and +1 and one linear unit: it asks not only for the right side, but for a margin of 1, and beyond that costs nothing.',
      pitfall:
        'Labels are −1 and +1, the prediction a plain number: a sigmoid before it would never reach a margin of 1 on the other side.',
      formula: 'L = max(1 − y·ŷ, 0)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Шарнірна (hinge)',
      keywords: ['SVM', 'опорні вектори', 'відступ', 'зазор', 'завісна'],
      help: 'Функція втрат лінійної машини опорних векторів, для міток −1 і +1 та одного лінійного вузла: вимагає не лише правильного боку, а й відступу 1, а далі нічого не коштує.',
      pitfall:
        'Мітки −1 і +1, передбачення — просто число: сигмоїда перед нею ніколи не дала б відступу 1 з іншого боку.',
      formula: 'L = max(1 − y·ŷ, 0)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

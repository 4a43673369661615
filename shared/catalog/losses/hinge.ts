import type { ItemProblem } from '../define/item'
import { defineLoss, lossWeight, type LossTypes } from '../define/loss'
import {
  activationUnsuited,
  encodingUnsuited,
  madeBy,
  rowsUnlikeLabels,
  present,
  setActivation,
  shapesDiffer,
  softmaxOfOne,
  suitableMetrics,
  unitsUnlikeClasses,
} from './_check'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** The margin is a signed distance: an activation that cannot go below zero cannot answer −1. */
function checkActivation(types: LossTypes): ItemProblem | undefined {
  const made = madeBy(types)
  if (made === 'softmax' && types.prediction.shape.at(-1) === 1) return softmaxOfOne(setActivation('linear'))
  if (made === 'sigmoid' || made === 'softmax' || made === 'relu')
    return activationUnsuited(types, 'linear', [setActivation('linear')])
  return undefined
}

function check(types: LossTypes): readonly ItemProblem[] {
  const { labels } = types.target
  if (!labels) return present(shapesDiffer(types), checkActivation(types))
  if (labels.encoding !== 'signed') return present(encodingUnsuited(labels, 'signed'), checkActivation(types))
  return present(rowsUnlikeLabels(types) ?? unitsUnlikeClasses(types, labels, 1), checkActivation(types))
}

/** max(1 − y·ŷ, 0) with labels −1 and +1. Keras `Hinge`. */
export default defineLoss({
  id: 'hinge',
  icon: '±',
  params: { ...lossWeight },
  check: (_p, types) => check(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.relu(tf.sub(1, tf.mul(target, prediction))), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'Hinge', config: {} }),
  text: {
    en: {
      title: 'Hinge',
      help: 'The loss of the linear support vector machine, for labels −1 and +1 and one linear unit: it asks not only for the right side, but for a margin of 1, and beyond that costs nothing.',
      formula: 'L = max(1 − y·ŷ, 0)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Шарнірна (hinge)',
      help: 'Функція втрат лінійної машини опорних векторів, для міток −1 і +1 та одного лінійного вузла: вимагає не лише правильного боку, а й відступу 1, а далі нічого не коштує.',
      formula: 'L = max(1 − y·ŷ, 0)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})

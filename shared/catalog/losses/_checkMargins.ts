import type { ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import {
  activationUnsuited,
  encodingUnsuited,
  madeBy,
  present,
  rowsUnlikeLabels,
  setActivation,
  shapesDiffer,
  softmaxOfOne,
  targetNotLabels,
  unitsUnlikeClasses,
} from './_check'
import { checkClasses } from './_checkSoftmax'

/** Activations that never go below zero. */
const NEVER_NEGATIVE = ['sigmoid', 'softmax', 'relu', 'hardSigmoid', 'softplus', 'gaussian', 'step']

/** The margin is a signed distance: an activation that cannot go below zero cannot answer −1. */
function checkActivation(types: LossTypes): ItemProblem | undefined {
  const made = madeBy(types)
  if (made === 'softmax' && types.prediction.shape.at(-1) === 1) return softmaxOfOne(setActivation('linear'))
  return NEVER_NEGATIVE.includes(made) ? activationUnsuited(types, 'linear', [setActivation('linear')]) : undefined
}

/** The checks of a loss on a margin, with labels −1 and +1. */
export function checkSigned(types: LossTypes): readonly ItemProblem[] {
  const { labels } = types.target
  if (!labels) return present(shapesDiffer(types), checkActivation(types))
  if (labels.encoding !== 'signed') return present(encodingUnsuited(labels, 'signed'), checkActivation(types))
  return present(rowsUnlikeLabels(types) ?? unitsUnlikeClasses(types, labels, 1), checkActivation(types))
}

/** The checks of a loss on the scores of several classes, which may be of any sign. */
export function checkScores(types: LossTypes): readonly ItemProblem[] {
  const { labels } = types.target
  return labels ? checkClasses(types, labels, 'oneHot', checkActivation(types)) : [targetNotLabels(types)]
}

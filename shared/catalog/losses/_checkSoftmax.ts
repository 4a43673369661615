import type { FixHint, ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import type { LabelEncoding, Labels } from '../define/tensorType'
import {
  activationTwice,
  activationUnsuited,
  encodingUnsuited,
  madeBy,
  rowsUnlikeLabels,
  present,
  setActivation,
  setFrom,
  unitsUnlikeClasses,
} from './_check'

const chooseFrom: readonly FixHint[] = [setActivation('softmax'), setFrom('logits')]

/** What is wrong with the activation behind a prediction over classes; sigmoids are close enough to work, but only just. */
export function checkSoftmax(from: 'probabilities' | 'logits', types: LossTypes): ItemProblem | undefined {
  const made = madeBy(types)
  if (from === 'logits') {
    if (made === 'softmax' || made === 'sigmoid') return activationTwice(types)
    return made === 'linear' ? undefined : activationUnsuited(types, 'linear', [setActivation('linear')], 'warning')
  }
  return checkShares(types, made === 'linear' ? chooseFrom : undefined)
}

/** What is wrong with the activation behind shares of classes. */
export function checkShares(
  types: LossTypes,
  fixes: readonly FixHint[] = [setActivation('softmax')],
): ItemProblem | undefined {
  const made = madeBy(types)
  if (made === 'softmax') return undefined
  return activationUnsuited(types, 'softmax', fixes, made === 'sigmoid' ? 'warning' : undefined)
}

/** The checks of a loss over classes, one unit each, whose labels are written as `encoding`; `activation`: what is wrong with it. */
export function checkClasses(
  types: LossTypes,
  labels: Labels,
  encoding: LabelEncoding,
  activation: ItemProblem | undefined,
): readonly ItemProblem[] {
  const rows = rowsUnlikeLabels(types)
  const wrongEncoding = labels.encoding === encoding ? undefined : encodingUnsuited(labels, encoding)
  const units =
    rows || (wrongEncoding && types.prediction.shape.at(-1) === 1) ? undefined : unitsUnlikeClasses(types, labels)
  return present(wrongEncoding, rows, units, activation)
}

import type { FixHint, ItemProblem } from '../define/item'
import type { LossTypes, Reads } from '../define/loss'
import accuracy from '../metrics/accuracy'
import meanAbsoluteError from '../metrics/meanAbsoluteError'
import perplexity from '../metrics/perplexity'
import { shapeText } from '../define/shapeText'
import { answersEach, placesOf, sameShape, sizeOf, type LabelEncoding, type Labels } from '../define/tensorType'

/** Loss that fits labels written in this way. */
export const LOSS_FOR: Readonly<Record<LabelEncoding, string>> = {
  oneHot: 'categoricalCrossentropy',
  index: 'sparseCategoricalCrossentropy',
  binary: 'binaryCrossentropy',
  signed: 'hinge',
}

/** Id of the activation behind the prediction; values nobody shaped count as linear. */
export const madeBy = ({ prediction }: LossTypes): string => prediction.activation ?? 'linear'

export const setUnits = (units: number, port = 'prediction'): FixHint => ({
  kind: 'setParam',
  on: 'upstream',
  port,
  param: 'units',
  value: units,
})
export const setActivation = (activation: string, port = 'prediction'): FixHint => ({
  kind: 'setParam',
  on: 'upstream',
  port,
  param: 'activation',
  value: activation,
})
export const setFrom = (from: 'probabilities' | 'logits'): FixHint => ({
  kind: 'setParam',
  on: 'self',
  param: 'from',
  value: from,
})

/** Labels are in a form that cannot be used here: change the form. */
export function encodingNeeded(labels: Labels, wanted: LabelEncoding): ItemProblem {
  const possible = labels.classes === 2 || wanted === 'oneHot' || wanted === 'index'
  return {
    code: 'encodingUnsuited',
    port: 'target',
    values: { encoding: labels.encoding, needed: wanted, classes: labels.classes },
    fixes: possible ? [{ kind: 'setEncoding', port: 'target', encoding: wanted }] : [],
  }
}

/** The same of a loss: or take the one that uses this form. */
export function encodingUnsuited(labels: Labels, wanted: LabelEncoding): ItemProblem {
  const { fixes = [], ...problem } = encodingNeeded(labels, wanted)
  return { ...problem, fixes: [...fixes, { kind: 'replaceType', type: LOSS_FOR[labels.encoding] }] }
}

/** A loss for classes is given plain numbers. */
export const targetNotLabels = ({ target: { shape } }: LossTypes): ItemProblem => ({
  code: 'targetNotLabels',
  port: 'target',
  values: { shape: shapeText(shape) },
  fixes: [{ kind: 'replaceType', type: 'meanSquaredError' }],
})

/** The prediction of a classifier is one row of numbers, `[units]`, or one for each place that has a label. */
export function rowsUnlikeLabels({ prediction: { shape }, target }: LossTypes): ItemProblem | undefined {
  if (answersEach(shape, target)) return undefined
  const places = placesOf(target)
  if (places.length > 0)
    return {
      code: 'answersUnlikeLabels',
      port: 'prediction',
      values: { shape: shapeText(shape), needed: shapeText([...places, target.labels?.classes ?? 1]) },
    }
  return {
    code: 'predictionNotFlat',
    port: 'prediction',
    values: { shape: shapeText(shape), rank: shape.length },
    fixes: [{ kind: 'insertBefore', port: 'prediction', type: 'flatten' }],
  }
}

/** A classifier needs one unit a class, or as many as `needed` says. */
export const unitsUnlikeClasses = (
  { prediction }: LossTypes,
  labels: Labels,
  needed = labels.classes,
): ItemProblem | undefined =>
  prediction.shape.at(-1) === needed
    ? undefined
    : {
        code: 'unitsUnlikeClasses',
        port: 'prediction',
        values: { units: prediction.shape.at(-1) ?? 1, needed, classes: labels.classes },
        fixes: [setUnits(needed)],
      }

function shapeFixes({
  prediction: { shape: prediction },
  target: { shape: target, labels },
}: LossTypes): readonly FixHint[] {
  if (labels?.encoding === 'index') {
    return [
      {
        kind: 'setEncoding',
        port: 'target',
        encoding: prediction.at(-1) === 1 && labels.classes === 2 ? 'binary' : 'oneHot',
      },
    ]
  }
  const size = sizeOf(target)
  if (sizeOf(prediction) === size) {
    return [{ kind: 'insertBefore', port: 'prediction', type: 'reshape', params: { targetShape: target } }]
  }
  if (prediction.length === 1) return [setUnits(size)]
  const places = prediction.slice(0, -1)
  if (prediction.length === target.length && sameShape(places, target.slice(0, -1)))
    return prediction.length === 2
      ? [setUnits(target.at(-1) ?? 1)]
      : [{ kind: 'widen', position: 1, width: target.at(-1) ?? 1 }]
  return prediction.length > target.length && target.length === 1
    ? [{ kind: 'insertBefore', port: 'prediction', type: 'flatten' }]
    : []
}

/** Prediction and target are compared number by number, so their shapes must be equal. */
export const shapesDiffer = ({ prediction, target }: LossTypes): ItemProblem | undefined =>
  sameShape(prediction.shape, target.shape)
    ? undefined
    : {
        code: 'shapesDiffer',
        port: 'prediction',
        values: { prediction: shapeText(prediction.shape), target: shapeText(target.shape) },
        fixes: shapeFixes({ prediction, target }),
      }

/** The activation behind the prediction is not the one this loss reads. */
export const activationUnsuited = (
  types: LossTypes,
  needed: string,
  fixes: readonly FixHint[],
  severity?: 'warning',
): ItemProblem => ({
  code: 'activationUnsuited',
  port: 'prediction',
  values: { activation: madeBy(types), needed },
  fixes,
  ...(severity && { severity }),
})

/** Only probabilities can come out of `activation`, yet the loss would make probabilities of them once more. */
export const activationTwice = (types: LossTypes): ItemProblem => ({
  code: 'activationTwice',
  port: 'prediction',
  values: { activation: madeBy(types) },
  fixes: [setFrom('probabilities'), setActivation('linear')],
})

/** One number shared out over one class is always 1: nothing can be learned. */
export const softmaxOfOne = (fix: FixHint): ItemProblem => ({ code: 'softmaxOfOne', port: 'prediction', fixes: [fix] })

/** A loss for measured numbers is given class labels. */
export const labelsAsNumbers = ({ target }: LossTypes): readonly ItemProblem[] =>
  target.labels
    ? [
        {
          code: 'labelsAsNumbers',
          port: 'target',
          severity: 'warning',
          values: { classes: target.labels.classes, encoding: target.labels.encoding },
          fixes: [{ kind: 'replaceType', type: LOSS_FOR[target.labels.encoding] }],
        },
      ]
    : []

/** Metrics that mean something here: right answers where there are classes, the size of the error where there are numbers. */
export const suitableMetrics = (types: LossTypes): readonly string[] =>
  [accuracy, meanAbsoluteError].filter((metric) => metric.suits(types)).map(({ id }) => id)

/** The same for a cross-entropy over classes: of sequences the perplexity as well. */
export const classMetrics = (types: LossTypes): readonly string[] => [
  ...suitableMetrics(types),
  ...(perplexity.suits(types) ? [perplexity.id] : []),
]

/** A loss that compares number by number: what a sigmoid or a softmax makes are shares all the same, unless −1 is a label. */
export const readsValues = (types: LossTypes): Reads => {
  const shares = madeBy(types) === 'sigmoid' || madeBy(types) === 'softmax'
  return shares && types.target.labels && types.target.labels.encoding !== 'signed' ? 'probabilities' : 'values'
}

/** The list of those problems that are there. */
export const present = (...problems: readonly (ItemProblem | undefined)[]): readonly ItemProblem[] =>
  problems.filter((problem) => problem !== undefined)

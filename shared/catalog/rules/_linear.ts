import sign from '../activations/sign'
import type { ItemProblem } from '../define/item'
import { perSample } from '../define/perSample'
import type { LearnArgs, RuleArgs, RuleLayer, TrainedLayer } from '../define/teaching'
import { shapeText } from '../define/shapeText'
import { sameShape, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { fromRows, toRows } from '../layers/_lastAxis'
import type { LossTypes } from '../define/loss'
import { encodingNeeded } from '../losses/_check'
import { countingRows, withoutPadding } from './_counting'

/** Layers that weigh their inputs: a kernel `[inputs, units]` and, if they have one, a bias `[units]`. */
export const LINEAR = ['perceptron', 'dense'] as const

/** Weighted sums of such a layer, `[rows, units]`, before any activation. */
export function sumsOf(tf: Tf, { x, w }: TrainedLayer): Tensor {
  const product = tf.matMul(toRows(tf, x) as never, w['kernel'] as never)
  return w['bias'] ? tf.add(product, w['bias']) : product
}

/** −1 or +1 by sign, 0 counted as +1. */
export const signOf = (tf: Tf, values: Tensor): Tensor => sign.apply(tf, values, {})

/** 1 where the sign of a sum is not its target, 0 where it is, and for padding: `[rows, units]`. */
const wrongOf = (tf: Tf, { target, layer, counts }: Pick<RuleArgs<unknown>, 'target' | 'layer' | 'counts'>): Tensor =>
  withoutPadding(
    tf,
    tf.cast(tf.notEqual(signOf(tf, sumsOf(tf, layer)), toRows(tf, target)), 'float32'),
    countingRows(tf, layer.x, counts),
  )

/** Share of mistakes of each sample over its moments and the units, `[batch]`. */
export const mistakeShare = (tf: Tf, args: RuleArgs<unknown>): Tensor =>
  perSample(tf, fromRows(tf, wrongOf(tf, args), args.layer.x), args.counts)

/** Mistakes of a row, over all its moments and units, on average. */
export const measureMistakes = (tf: Tf, args: RuleArgs<unknown>): Readonly<Record<string, Tensor>> => ({
  mistakes: tf.div(tf.sum(wrongOf(tf, args)), args.layer.x.shape[0] ?? 1),
})
/** They add up over a pass. */
export const MISTAKES = ['mistakes'] as const

/** What the measure is called. */
export const mistakeTexts = { en: { mistakes: 'Mistakes' }, uk: { mistakes: 'Помилки' } } as const

/** Of the weights of a layer that weighs its inputs, the shapes: `kernel` and, if there is one, `bias`. */
export const linearShapes = ({ weights }: RuleLayer): Readonly<Record<string, Shape>> =>
  Object.fromEntries(Object.entries(weights).filter(([name]) => name === 'kernel' || name === 'bias'))

/** 1 at one row of each unit's column, 0 elsewhere, `[rows, units]`; `row` has the row of each unit, `[units]`. */
export const pickRows = (tf: Tf, row: Tensor, rows: number): Tensor =>
  // TensorFlow.js marks one of two at least.
  rows === 1
    ? tf.fill([1, row.shape[0] ?? 1], 1)
    : tf.transpose(tf.cast(tf.oneHot(tf.cast(row, 'int32'), rows), 'float32'))

/** W ← W + rate · Σ xᵀe and b ← b + rate · Σ e over the batch, for errors `e` of `[rows, units]`; padding has none. */
export function addErrors(
  tf: Tf,
  { layer: { x, w }, rate, counts }: Pick<LearnArgs<unknown>, 'layer' | 'rate' | 'counts'>,
  all: Tensor,
): Record<string, Tensor> {
  const errors = withoutPadding(tf, all, countingRows(tf, x, counts))
  const kernel = tf.matMul(toRows(tf, x) as never, errors as never, true)
  return {
    kernel: tf.add(w['kernel'] as Tensor, tf.mul(kernel, rate)),
    ...(w['bias'] && { bias: tf.add(w['bias'], tf.mul(tf.sum(errors, 0), rate)) }),
  }
}

/** Answers and targets must have the same shape; labels, if the target has them, must be −1 and +1. */
export function checkSignedTarget({ prediction, target }: LossTypes): readonly ItemProblem[] {
  const { labels } = target
  if (labels && labels.encoding !== 'signed') return [encodingNeeded(labels, 'signed')]
  return sameShape(prediction.shape, target.shape)
    ? []
    : [
        {
          code: 'shapesDiffer',
          port: 'layer',
          values: { prediction: shapeText(prediction.shape), target: shapeText(target.shape) },
          fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'units', value: target.shape.at(-1) ?? 1 }],
        },
      ]
}

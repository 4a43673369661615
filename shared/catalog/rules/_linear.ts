import type { ItemProblem } from '../define/item'
import type { LearnArgs, TrainedLayer } from '../define/rule'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import type { LossTypes } from '../define/loss'

/** Layers that weigh their inputs: a kernel `[inputs, units]` and, if they have one, a bias `[units]`. */
export const LINEAR = ['perceptron', 'dense'] as const

/** Weighted sums of such a layer, `[rows, units]`, before any activation. */
export function sumsOf(tf: Tf, { x, w }: TrainedLayer): Tensor {
  const product = tf.matMul(toRows(tf, x) as never, w['kernel'] as never)
  return w['bias'] ? tf.add(product, w['bias']) : product
}

/** −1 or +1 by sign, 0 counted as +1. */
export const signOf = (tf: Tf, values: Tensor): Tensor =>
  tf.sub(tf.mul(tf.cast(tf.greaterEqual(values, 0), 'float32'), 2), 1)

/** W ← W + rate · Σ xᵀe and b ← b + rate · Σ e over the batch, for errors `e` of `[rows, units]`. */
export function addErrors(
  tf: Tf,
  { layer: { x, w }, rate }: Pick<LearnArgs<unknown>, 'layer' | 'rate'>,
  errors: Tensor,
): Record<string, Tensor> {
  const kernel = tf.matMul(toRows(tf, x) as never, errors as never, true)
  return {
    kernel: tf.add(w['kernel'] as Tensor, tf.mul(kernel, rate)),
    ...(w['bias'] && { bias: tf.add(w['bias'], tf.mul(tf.sum(errors, 0), rate)) }),
  }
}

const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** Answers and targets must have the same shape; labels, if the target has them, must be −1 and +1. */
export function checkSignedTarget({ prediction, target }: LossTypes): readonly ItemProblem[] {
  const { labels } = target
  if (labels && labels.encoding !== 'signed')
    return [
      {
        code: 'encodingUnsuited',
        port: 'target',
        values: { encoding: labels.encoding, needed: 'signed', classes: labels.classes },
        fixes: labels.classes === 2 ? [{ kind: 'setEncoding', port: 'target', encoding: 'signed' }] : [],
      },
    ]
  return same(prediction.shape, target.shape)
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

import { softplus } from '../losses/_softplus'
import type { ItemProblem } from '../define/item'
import { choice } from '../define/params'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { weightOf } from './_weightOf'

/** What the visible units of a restricted Boltzmann machine hold: states 0 and 1 or their probabilities, or numbers of unit variance. */
export const visibleUnits = choice(['bernoulli', 'gaussian'], 'bernoulli')
export type VisibleUnits = 'bernoulli' | 'gaussian'

type Weights = Readonly<Record<string, Tensor>>

/** What the hidden units add up, `[rows, units]`. */
const hiddenSums = (tf: Tf, w: Weights, visible: Tensor): Tensor =>
  tf.add(tf.matMul(visible as never, weightOf(w, 'kernel') as never), weightOf(w, 'hiddenBias'))

/** P(h = 1 | v), `[rows, units]`. */
export const hiddenGiven = (tf: Tf, w: Weights, visible: Tensor): Tensor => tf.sigmoid(hiddenSums(tf, w, visible))

/** P(v = 1 | h), or of Gaussian units the mean, `[rows, visible]`. */
export function visibleGiven(tf: Tf, w: Weights, hidden: Tensor, units: VisibleUnits): Tensor {
  const product = tf.matMul(hidden as never, weightOf(w, 'kernel') as never, false, true)
  const sums = tf.add(product, weightOf(w, 'visibleBias'))
  return units === 'gaussian' ? sums : tf.sigmoid(sums)
}

/** States 0 and 1 from probabilities and even draws of the same shape. */
export const statesFrom = (tf: Tf, probabilities: Tensor, uniform: Tensor): Tensor =>
  tf.cast(tf.less(uniform, probabilities), 'float32')

/**
 * Free energy of visible states, `[rows]`: −ln Σ over the hidden states of e^{−E(v, h)}. Bernoulli: −b·v − Σ ln(1 + e^{c + vW}); Gaussian:
 * ½|v − b|² in place of −b·v.
 */
export function freeEnergy(tf: Tf, w: Weights, visible: Tensor, units: VisibleUnits): Tensor {
  const bias = weightOf(w, 'visibleBias')
  const own = units === 'gaussian' ? tf.mul(tf.square(tf.sub(visible, bias)), 0.5) : tf.neg(tf.mul(visible, bias))
  return tf.sub(tf.sum(own, 1), tf.sum(softplus(tf, hiddenSums(tf, w, visible)), 1))
}

/** What is wrong with an input that must be one row of numbers: all units see all of it. */
export const rowProblem = (x: Shape): ItemProblem | undefined =>
  x.length === 1
    ? undefined
    : {
        code: 'wrongRank',
        port: 'input',
        values: { needed: 1, rank: x.length, shape: shapeText(x) },
        fixes: x.length > 1 ? [{ kind: 'insertBefore', port: 'input', type: 'flatten' }] : [],
      }

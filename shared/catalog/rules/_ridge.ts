import type { Tensor, Tf } from '../define/tf'
import { unitMatrix } from '../layers/_unitMatrix'

/** Steps of the iteration for a root, where the smallest eigenvalue may be a millionth of the largest, and where it is near it. */
const FAR = 24
const NEAR = 14
/** What is added to the eigenvalues of a matrix of single precision before its root is taken, as a share of the largest possible. */
const SHIFT = 5e-7
/** Columns are told apart down to this part of their length: what lies below is rounding. */
const ROUNDING = 1e-13
const REFINEMENTS = 3
const TINY = 1e-30

/** A^{−1/2} of a positive definite matrix, by the coupled Newton–Schulz iteration (N. Higham, Functions of Matrices, 2008, 6.7): products alone. */
function inverseRoot(tf: Tf, matrix: Tensor, unit: Tensor, steps: number): Tensor {
  // The largest sum of a row is no smaller than the largest eigenvalue.
  const bound = tf.max(tf.sum(tf.abs(matrix), 1))
  let [root, inverse] = [tf.div(matrix, bound), unit]
  for (let step = 0; step < steps; step++) {
    const correction = tf.sub(tf.mul(unit, 1.5), tf.mul(tf.matMul(inverse, root), 0.5))
    root = tf.matMul(root, correction)
    inverse = tf.matMul(correction, inverse)
  }
  return tf.div(inverse, tf.sqrt(bound))
}

/**
 * T such that the columns of AT are orthonormal: A times (AᵀA)^{−1/2}, three times over, since single precision holds AᵀA only down to a millionth
 * of its size (shifted Cholesky QR has the same three passes: T. Fukaya and others, 2020).
 */
function orthonormal(tf: Tf, columns: Tensor): { readonly basis: Tensor; readonly transform: Tensor } {
  const size = columns.shape[1] ?? 1
  const unit = unitMatrix(tf, size)
  let [basis, transform] = [columns, unit]
  for (const steps of [FAR, FAR, NEAR]) {
    const product = tf.matMul(basis, basis, true)
    const shift = steps === FAR ? SHIFT * size : 0
    const root = inverseRoot(tf, tf.add(product, tf.mul(unit, shift)), unit, steps)
    basis = tf.matMul(basis, root)
    transform = tf.matMul(transform, root)
  }
  return { basis, transform }
}

/**
 * The W of `[features, outputs]` that makes ‖XW − Y‖² + λ‖W‖² least, for X of `[rows, features]` and Y of `[rows, outputs]`. It is the least squares of
 * X with √λ·I below it: solved through an orthonormal basis and refined by residuals from X itself, it is as exact as single precision allows, which
 * the usual (XᵀX + λI)⁻¹XᵀY is not.
 */
export function ridge(tf: Tf, x: Tensor, y: Tensor, lambda: number): Tensor {
  const [, features = 1] = x.shape
  // Columns of length 1, those of zeros excepted.
  const scale = tf.rsqrt(tf.maximum(tf.add(tf.sum(tf.square(x), 0, true), lambda), TINY))
  const penalty = tf.sqrt(tf.maximum(tf.mul(tf.square(scale), lambda), ROUNDING))
  const below = tf.mul(unitMatrix(tf, features), tf.reshape(penalty, [1, features]))
  const columns = tf.concat([tf.mul(x, scale), below], 0)
  const wanted = tf.concat([y, tf.fill([features, y.shape[1] ?? 1], 0)], 0)
  const { basis, transform } = orthonormal(tf, columns)
  const solve = (of: Tensor): Tensor => tf.matMul(transform, tf.matMul(basis, of, true))
  let solution = solve(wanted)
  for (let k = 0; k < REFINEMENTS; k++) solution = tf.add(solution, solve(tf.sub(wanted, tf.matMul(columns, solution))))
  return tf.mul(solution, tf.reshape(scale, [features, 1]))
}

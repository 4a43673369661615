import type { BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import type { SimdScope } from '../SimdScope'
import { batchIndexes } from './batchIndexes'
import { matrixProduct } from './matrixProduct'
import { clashes } from './rightSide'

/**
 * Matrix products, either side transposed, over any leading dimensions that broadcast. TensorFlow.js packs the right
 * side anew for each product, has a slow path for transposed and batched ones, and there repeats batches in turn
 * instead of broadcasting. a [..., m, k] or [..., k, m], b [..., k, n] or [..., n, k] -> [..., m, n].
 */
export const batchMatMul = defineSimdKernel<'a' | 'b', BatchMatMulAttrs>(
  tf.BatchMatMul,
  (scope, { a, b }, { transposeA, transposeB }, original) => {
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return original()
    // No form reads both sides across, and one that reads a clashing side across is slower than turning it.
    if (transposeA && (transposeB || clashesAcross(a, b))) return product(scope, turned(scope, a), b, false, transposeB)
    return product(scope, a, b, transposeA, transposeB)
  },
)

function product(scope: SimdScope, a: TensorInfo, b: TensorInfo, transposeA: boolean, transposeB: boolean): TensorInfo {
  const [rows, depth] = sides(a, transposeA)
  const [depthOfB, width] = sides(b, transposeB)
  tf.util.assert(depth === depthOfB, () => `Error in matMul: inner shapes of ${a.shape} and ${b.shape} must match.`)
  const [aOuter, bOuter] = [a.shape.slice(0, -2), b.shape.slice(0, -2)]
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(aOuter, bOuter)
  const out = scope.make([...outer, rows, width])
  const batches = tf.util.sizeFromShape(outer)
  if (batches * rows * width === 0) return out
  if (depth === 0) {
    scope.simd.clear(scope.address(out), batches * rows * width)
    return out
  }
  const multiply = matrixProduct(scope, transposeA ? 'left' : transposeB ? 'right' : 'none')
  const [aStart, bStart, cStart] = [scope.address(a), scope.address(b), scope.address(out)]
  const oneRight = tf.util.sizeFromShape(bOuter) === 1 && tf.util.sizeFromShape(aOuter) === batches
  scope.simd.share(batches * rows * depth * width, () => {
    // All batches share the right side: they are one tall matrix.
    if (oneRight && !transposeA) return multiply(aStart, bStart, cStart, batches * rows, depth, width)
    const [aIndexes, bIndexes] = [batchIndexes(aOuter, outer), batchIndexes(bOuter, outer)]
    for (let i = 0; i < batches; i++) {
      const aAddress = aStart + 4 * rows * depth * aIndexes[i]!
      const bAddress = bStart + 4 * depth * width * bIndexes[i]!
      multiply(aAddress, bAddress, cStart + 4 * rows * width * i, rows, depth, width)
    }
  })
  return out
}

/** Whether a product with the left side transposed reads rows, of either side, that displace each other in the cache. */
function clashesAcross(a: TensorInfo, b: TensorInfo): boolean {
  const [[depth, rows], [, width]] = [sides(a, false), sides(b, false)]
  return width >= 64 && (clashes(depth, width) || clashes(depth, rows))
}

function sides(info: TensorInfo, transposed: boolean): [number, number] {
  const [first, second] = info.shape.slice(-2) as [number, number]
  return transposed ? [second, first] : [first, second]
}

function turned(scope: SimdScope, info: TensorInfo): TensorInfo {
  const axes = info.shape.map((_, axis) => axis)
  const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2]
  return scope.call(tf.Transpose, { x: info }, { perm })
}

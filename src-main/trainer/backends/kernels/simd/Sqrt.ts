import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'

/** Square roots, four at once: adaptive optimizers take one of every weight in every step. */
export const sqrt = defineSimdKernel<'x', object>(tf.Sqrt, (scope, { x }, _, original) => {
  const size = tf.util.sizeFromShape(x.shape)
  if (x.dtype !== 'float32' || size === 0) return original()
  const out = scope.make(x.shape)
  scope.simd.squareRoots(scope.address(x), scope.address(out), size)
  return out
})

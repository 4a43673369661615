import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { BinaryName } from '../../simd/periodicBinary'
import { tf } from '../../tfcore'
import { defineSimdKernel, type SimdKernel } from '../defineSimdKernel'
import type { SimdScope } from '../SimdScope'

/** A period shorter than this is repeated until it is not, so that a turn of the loop does more than it costs. */
const enough = 64

/**
 * Arithmetic of floats: of equal shapes, with one value, or with a tensor that repeats along the other's first axes, as a
 * bias or a scale of channels does. TensorFlow.js's own costs a microsecond before it starts, and does a repeated side a
 * row at a time, which for a few channels is ten times slower. Other shapes stay as they are.
 */
function binaryKernel(name: string, op: BinaryName): SimdKernel {
  return defineSimdKernel<'a' | 'b', object>(name, (scope, { a, b }, _, original) => {
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return original()
    const [sizeOfA, sizeOfB] = [tf.util.sizeFromShape(a.shape), tf.util.sizeFromShape(b.shape)]
    if (sizeOfA === 0 || sizeOfB === 0) return original()
    const [long, short] = sizeOfA >= sizeOfB ? [a, b] : [b, a]
    const count = Math.max(sizeOfA, sizeOfB)
    const single = sizeOfA !== sizeOfB && Math.min(sizeOfA, sizeOfB) === 1
    if (!endsWith(long.shape, short.shape, single)) return original()
    const out = scope.make(long.shape)
    if (sizeOfA !== sizeOfB && !single) {
      const { address, period } = onePeriod(scope, short)
      scope.simd.periodic(op, long === b, scope.address(long), address, scope.address(out), count, period)
    } else {
      const sides = !single ? 'both' : long === a ? 'right single' : 'left single'
      scope.simd.elementwise(op, sides, scope.address(a), scope.address(b), scope.address(out), count)
    }
    return out
  })
}

export const binaryKernels = [
  binaryKernel(tf.Add, 'add'),
  binaryKernel(tf.Sub, 'sub'),
  binaryKernel(tf.Multiply, 'mul'),
  binaryKernel(tf.RealDiv, 'div'),
]

/** Whether the result has the shape `long`, and `short` repeats in it as a whole: but for leading ones it is its end. */
function endsWith(long: readonly number[], short: readonly number[], single: boolean): boolean {
  if (short.length > long.length) return false
  if (single) return true
  for (let back = 1; back <= short.length; back++) {
    const length = short[short.length - back]!
    if (length === long[long.length - back]) continue
    // What is left of the short one may only be ones.
    return short.slice(0, short.length - back + 1).every((size) => size === 1)
  }
  return true
}

function onePeriod(scope: SimdScope, short: TensorInfo): { address: number; period: number } {
  const size = tf.util.sizeFromShape(short.shape)
  if (size % 4 === 0 && size >= enough) return { address: scope.address(short), period: size }
  const times = 4 * Math.ceil(enough / 4 / size)
  const tiled = scope.make([times * size])
  const [from, to] = [scope.view(short), scope.view(tiled)]
  for (let i = 0; i < times; i++) to.set(from, i * size)
  return { address: scope.address(tiled), period: times * size }
}

import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { BinaryName } from '../../simd/periodicBinary'
import { tf } from '../../tfcore'
import { defineSimdKernel, type SimdKernel } from '../defineSimdKernel'
import type { SimdScope } from '../SimdScope'

/** A period shorter than this is repeated until it is not, so that a turn of the loop does more than it costs. */
const enough = 64

/**
 * Arithmetic of a tensor with one that repeats along its first axes, as a bias or a scale of channels does. TensorFlow.js
 * does it a row at a time, which for a few channels is ten times slower. Other shapes stay as they are.
 */
function broadcastBinary(name: string, op: BinaryName): SimdKernel {
  return defineSimdKernel<'a' | 'b', object>(name, (scope, { a, b }, _, original) => {
    const [long, short] = tf.util.sizeFromShape(a.shape) >= tf.util.sizeFromShape(b.shape) ? [a, b] : [b, a]
    if (a.dtype !== 'float32' || b.dtype !== 'float32' || !repeats(long, short)) return original()
    const out = scope.make(long.shape)
    const { address, period } = onePeriod(scope, short)
    const count = tf.util.sizeFromShape(long.shape)
    scope.simd.periodic(op, long === b, scope.address(long), address, scope.address(out), count, period)
    return out
  })
}

export const broadcastKernels = [
  broadcastBinary(tf.Add, 'add'),
  broadcastBinary(tf.Sub, 'sub'),
  broadcastBinary(tf.Multiply, 'mul'),
  broadcastBinary(tf.RealDiv, 'div'),
]

/** Whether `short` is more than one value, and equals the last axes of `long` but for leading ones. */
function repeats(long: TensorInfo, short: TensorInfo): boolean {
  const size = tf.util.sizeFromShape(short.shape)
  if (size <= 1 || short.shape.length > long.shape.length || tf.util.sizeFromShape(long.shape) <= size) return false
  let covered = 1
  for (let back = 1; covered < size; back++) {
    const length = short.shape[short.shape.length - back]!
    if (length !== long.shape[long.shape.length - back]) return false
    covered *= length
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

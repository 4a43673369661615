import type { BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'
import type { KernelScope } from './KernelScope'

/**
 * Matrix products over leading dimensions that broadcast. TensorFlow.js's own repeats the batches of the smaller side in
 * turn, which is another thing where a dimension but the first is repeated: there both sides are first made alike.
 */
export const batchMatMul = defineWasmKernel<'a' | 'b', BatchMatMulAttrs>(tf.BatchMatMul, (scope, { a, b }, attrs) => {
  const [aOuter, bOuter] = [a.shape.slice(0, -2), b.shape.slice(0, -2)]
  const alike = aOuter.join() === bOuter.join()
  const one = tf.util.sizeFromShape(aOuter) === 1 || tf.util.sizeFromShape(bOuter) === 1
  const depth = a.shape[a.shape.length - (attrs.transposeA ? 2 : 1)]
  if (depth === 0) return zeros(scope, a, b, attrs)
  if (alike || one) return scope.original({ a, b }, attrs)
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(aOuter, bOuter)
  return scope.original({ a: repeated(scope, a, outer), b: repeated(scope, b, outer) }, attrs)
})

function repeated(scope: KernelScope, info: TensorInfo, outer: number[]): TensorInfo {
  const shape = [...new Array<number>(outer.length + 2 - info.shape.length).fill(1), ...info.shape]
  const reps = shape.map((size, axis) => (axis < outer.length ? outer[axis]! / size : 1))
  return scope.call(tf.Tile, { x: scope.reshape(info, shape) }, { reps })
}

/** A product without depth: sums of nothing. */
function zeros(scope: KernelScope, a: TensorInfo, b: TensorInfo, attrs: BatchMatMulAttrs): TensorInfo {
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const rows = a.shape[a.shape.length - (attrs.transposeA ? 1 : 2)]!
  const width = b.shape[b.shape.length - (attrs.transposeB ? 2 : 1)]!
  const out = scope.make([...outer, rows, width])
  scope.view(out).fill(0)
  return out
}

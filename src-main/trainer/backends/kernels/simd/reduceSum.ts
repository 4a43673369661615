import type { TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import type { SimdScope } from '../SimdScope'
import { sumColumns } from './sumColumns'

/** A sum, and how many values went into each of its elements. */
export interface Reduced {
  readonly out: TensorInfo
  readonly count: number
}

/** The sum over all first or all last axes; undefined for axes between, integers, and tensors without values. */
export function reduceSum(
  scope: SimdScope,
  x: TensorInfo,
  axis: number | number[],
  keepDims: boolean,
): Reduced | undefined {
  const size = tf.util.sizeFromShape(x.shape)
  if (x.dtype !== 'float32' || size === 0) return undefined
  const rank = x.shape.length
  const axes = tf.util.parseAxisParam(axis, x.shape).sort((a, b) => a - b)
  if (axes.length === 0) return undefined
  const [kept] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes)
  const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(kept, axes) : kept
  const width = tf.util.sizeFromShape(kept)
  const count = size / width
  if (axes.every((value, i) => value === i)) {
    const out = scope.make(shape)
    sumColumns(scope, scope.address(x), out, count, width)
    return { out, count }
  }
  if (!axes.every((value, i) => value === rank - axes.length + i)) return undefined
  const ones = scope.make([count])
  const out = scope.make(shape)
  scope.view(ones).fill(1)
  scope.simd.dotProducts(scope.address(x), scope.address(ones), scope.address(out), width, count, 1)
  return { out, count }
}

import type { UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

/**
 * Sums the rows of x that carry the same number: the gradient of a lookup (embedding). Rows whose number is outside
 * 0..numSegments-1 are left out. x [n, ...], segmentIds [n] -> [numSegments, ...].
 */
export const unsortedSegmentSum = defineWasmKernel<'x' | 'segmentIds', UnsortedSegmentSumAttrs>(
  tf.UnsortedSegmentSum,
  (scope, { x, segmentIds }, { numSegments }) => {
    const out = scope.make([numSegments, ...x.shape.slice(1)], x.dtype === 'int32' ? 'int32' : 'float32')
    const [ids, from, to] = [scope.view(segmentIds), scope.view(x), scope.view(out)]
    to.fill(0)
    const width = ids.length === 0 ? 0 : from.length / ids.length
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row]!
      if (id < 0 || id >= numSegments) continue
      for (let i = 0; i < width; i++) to[id * width + i]! += from[row * width + i]!
    }
    return out
  },
)

import type { TensorInfo, backend_util } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import type { KernelScope } from './KernelScope'

/**
 * Exactly the part of an image that a convolution reads: padded where the filter reaches outside, cropped at the bottom
 * and right where strides leave rows or columns unread. x: [batch, height, width, channels].
 */
export function padOrCrop(scope: KernelScope, x: TensorInfo, conv: backend_util.Conv2DInfo): TensorInfo {
  const { top, left } = conv.padInfo
  const height = (conv.outHeight - 1) * conv.strideHeight + conv.effectiveFilterHeight
  const width = (conv.outWidth - 1) * conv.strideWidth + conv.effectiveFilterWidth
  const bottom = height - top - conv.inHeight
  const right = width - left - conv.inWidth
  const cropped =
    bottom < 0 || right < 0
      ? scope.call(
          tf.Slice,
          { x },
          {
            begin: [0, 0, 0, 0],
            size: [
              conv.batchSize,
              conv.inHeight + Math.min(bottom, 0),
              conv.inWidth + Math.min(right, 0),
              conv.inChannels,
            ],
          },
        )
      : x
  const after = [Math.max(bottom, 0), Math.max(right, 0)] as const
  if (top === 0 && left === 0 && after[0] === 0 && after[1] === 0) return cropped
  const paddings = [
    [0, 0],
    [top, after[0]],
    [left, after[1]],
    [0, 0],
  ]
  return scope.call(tf.PadV2, { x: cropped }, { paddings, constantValue: 0 })
}

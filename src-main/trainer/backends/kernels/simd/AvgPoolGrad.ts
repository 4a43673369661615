import type { AvgPoolGradAttrs, backend_util } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { poolInfoOf } from '../poolInfoOf'
import { poolGradient } from './poolGradient'

/** dy [batch, outHeight, outWidth, channels], input [batch, height, width, channels] -> as input. */
export const avgPoolGrad = defineSimdKernel<'dy' | 'input', AvgPoolGradAttrs>(
  tf.AvgPoolGrad,
  (scope, { dy, input }, attrs, original) => {
    const conv = poolInfoOf(input.shape, attrs)
    if (tf.util.sizeFromShape(input.shape) * tf.util.sizeFromShape(dy.shape) === 0) return original()
    const shares = scope.make(dy.shape)
    const [from, to] = [scope.view(dy), scope.view(shares)]
    const seen = pixelsSeen(conv)
    const image = conv.outHeight * conv.outWidth * conv.inChannels
    for (let start = 0; start < to.length; start += image)
      for (let pixel = 0, i = start; pixel < seen.length; pixel++)
        for (let channel = 0; channel < conv.inChannels; channel++, i++) to[i] = from[i]! / seen[pixel]!
    return poolGradient(scope, { kind: 'average', x: input, y: shares, dy: shares }, conv)
  },
)

/** How many pixels of the image each window sees, by rows: fewer at a padded edge. */
function pixelsSeen(conv: backend_util.Conv2DInfo): number[] {
  const { padInfo } = conv
  const rows = alongOne(
    conv.outHeight,
    conv.strideHeight,
    conv.filterHeight,
    conv.dilationHeight,
    padInfo.top,
    conv.inHeight,
  )
  const columns = alongOne(
    conv.outWidth,
    conv.strideWidth,
    conv.filterWidth,
    conv.dilationWidth,
    padInfo.left,
    conv.inWidth,
  )
  return rows.flatMap((row) => columns.map((column) => row * column))
}

function alongOne(out: number, stride: number, filter: number, dilation: number, pad: number, size: number): number[] {
  const inside = (at: number) => at >= 0 && at < size
  const taps = Array.from({ length: filter }, (_, tap) => tap * dilation - pad)
  return Array.from({ length: out }, (_, i) => taps.filter((tap) => inside(i * stride + tap)).length)
}

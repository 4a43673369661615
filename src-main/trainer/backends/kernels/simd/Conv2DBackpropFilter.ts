import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { convInfoOf } from './convInfoOf'
import { frame } from './frame'

/**
 * The gradient of a 2-D convolution with respect to its filter: the sum over all pixels of the outer product of what the
 * filter saw there and the output's gradient, a row of the filter at a time.
 * x [batch, height, width, in], dy [batch, outHeight, outWidth, out] -> [filterHeight, filterWidth, in, out].
 */
export const conv2DBackpropFilter = defineSimdKernel<'x' | 'dy', Conv2DBackpropFilterAttrs>(
  tf.Conv2DBackpropFilter,
  (scope, { x, dy }, attrs, original) => {
    const conv = convInfoOf(x.shape, attrs.filterShape, attrs, 1)
    if (!conv) return original()
    const { inChannels, outChannels, outHeight, outWidth, filterHeight, filterWidth } = conv
    const out = scope.make(attrs.filterShape)
    const image = frame(scope, x, conv)
    const rows = filterWidth * inChannels
    const [b, c] = [scope.address(dy), scope.address(out)]
    for (let line = 0; line < filterHeight; line++)
      scope.simd.outerProducts({
        a: image.address + line * conv.dilationHeight * image.row,
        b,
        c: c + 4 * line * rows * outChannels,
        rows,
        width: outChannels,
        aStep: 4 * conv.strideWidth * inChannels,
        bStep: 4 * outChannels,
        cRow: 4 * outChannels,
        columns: outWidth,
        lines: { count: outHeight, pitch: conv.strideHeight * image.row },
        images: { count: conv.batchSize, pitch: image.size },
      })
    return out
  },
)

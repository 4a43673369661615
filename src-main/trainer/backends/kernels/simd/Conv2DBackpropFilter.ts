import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { convInfoOf } from './convInfoOf'
import { frame } from './frame'

/** Bytes of images and gradients taken at a time: each of the filter's tiles goes through all of them. */
const cached = 524_288

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
    const out = scope.zeros(attrs.filterShape)
    const image = frame(scope, x, conv)
    const rows = filterWidth * inChannels
    const [b, c] = [scope.address(dy), scope.address(out)]
    const walk = {
      rows,
      width: outChannels,
      aStep: 4 * conv.strideWidth * inChannels,
      bStep: 4 * outChannels,
      cRow: 4 * outChannels,
      columns: outWidth,
      lines: { count: outHeight, pitch: conv.strideHeight * image.row },
    }
    const seen = 4 * outHeight * outWidth * outChannels
    const together = Math.max(1, Math.floor(cached / (image.size + seen)))
    for (let first = 0; first < conv.batchSize; first += together) {
      const images = { count: Math.min(together, conv.batchSize - first), pitch: image.size }
      scope.simd.share(rows * filterHeight * outChannels * images.count * outHeight * outWidth, () => {
        for (let line = 0; line < filterHeight; line++) {
          const a = image.address + first * image.size + line * conv.dilationHeight * image.row
          const to = c + 4 * line * rows * outChannels
          scope.simd.outerProducts({ ...walk, images, a, b: b + first * seen, c: to })
        }
      })
    }
    return out
  },
)

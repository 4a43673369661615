import type { backend_util, Conv2DBackpropInputAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { single } from '../../simd/walks'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import type { SimdScope } from '../SimdScope'
import { convInfoOf } from './convInfoOf'
import { crop, frameSize, isFramed } from './frame'
import { rightSide } from './rightSide'

/** Floats of columns at a time: they stay in the cache between being made and being added. */
const chunk = 131_072

/**
 * The gradient of a 2-D convolution with respect to its input, also the transposed convolution: for each output pixel
 * its gradient times the filter gives the columns of what the filter saw, which are then added where it saw them.
 * dy [batch, outHeight, outWidth, out], filter [height, width, in, out] -> [batch, height, width, in].
 */
export const conv2DBackpropInput = defineSimdKernel<'dy' | 'filter', Conv2DBackpropInputAttrs>(
  tf.Conv2DBackpropInput,
  (scope, { dy, filter }, attrs, original) => {
    const conv = convInfoOf(attrs.inputShape, filter.shape, attrs, 1)
    if (!conv) return original()
    const { height, width } = frameSize(conv)
    const { batchSize, inHeight, inWidth, inChannels } = conv
    if (!isFramed(conv)) return addColumns(scope, dy, filter, conv, [batchSize, inHeight, inWidth, inChannels])
    const framed = addColumns(scope, dy, filter, conv, [batchSize, height, width, inChannels])
    return crop(scope, framed, conv)
  },
)

function addColumns(
  scope: SimdScope,
  dy: TensorInfo,
  filter: TensorInfo,
  conv: backend_util.Conv2DInfo,
  shape: [number, number, number, number],
): TensorInfo {
  const { batchSize, inChannels, outChannels, outHeight, outWidth, filterHeight } = conv
  const out = scope.zeros(shape)
  const taps = filterHeight * conv.filterWidth * inChannels
  const turned = scope.call(tf.Transpose, { x: scope.reshape(filter, [taps, outChannels]) }, { perm: [1, 0] })
  // Some whole images at a time, or some rows of one.
  const image = outHeight * outWidth * taps
  const together = Math.max(1, Math.min(batchSize, Math.floor(chunk / image)))
  const bands = image > chunk ? Math.max(1, Math.floor(chunk / (outWidth * taps))) : outHeight
  const columns = scope.make([together * bands * outWidth * taps])
  const right = rightSide(scope, scope.address(turned), batchSize * outHeight * outWidth, outChannels, taps)
  const walk = { right, depth: outChannels, width: taps, aRow: 4 * outChannels, cRow: 4 * taps, ...one }
  const row = shape[2] * 4 * inChannels
  const [from, c, to] = [dy, columns, out].map((info) => scope.address(info)) as [number, number, number]
  for (let first = 0; first < batchSize; first += together)
    for (let top = 0; top < outHeight; top += bands) {
      const [images, count] = [Math.min(together, batchSize - first), Math.min(bands, outHeight - top)]
      const rows = images * count * outWidth
      const a = from + 4 * (first * outHeight + top) * outWidth * outChannels
      scope.simd.share(rows * taps * outChannels, () => scope.simd.rowProducts({ ...walk, a, c, rows }))
      scope.simd.share(rows * taps * outChannels, () => {
        for (let i = 0; i < images; i++)
          scope.simd.addSegments(
            c + 4 * i * image,
            to + ((first + i) * shape[1] + top * conv.strideHeight) * row,
            conv.filterWidth * inChannels,
            filterHeight,
            conv.dilationHeight * row,
            outWidth,
            4 * conv.strideWidth * inChannels,
            count,
            conv.strideHeight * row,
          )
      })
    }
  return out
}

const one = { lines: single, bands: single, images: single }

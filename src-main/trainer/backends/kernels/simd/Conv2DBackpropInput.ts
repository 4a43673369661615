import type { backend_util, Conv2DBackpropInputAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import type { SimdScope } from '../SimdScope'
import { convInfoOf } from './convInfoOf'
import { crop, frameSize, isFramed } from './frame'
import { matrixProduct } from './matrixProduct'

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
  const out = scope.make(shape)
  const taps = filterHeight * conv.filterWidth * inChannels
  const turned = scope.call(tf.Transpose, { x: scope.reshape(filter, [taps, outChannels]) }, { perm: [1, 0] })
  const band = outWidth * taps
  const bands = Math.max(1, Math.min(outHeight, Math.floor(chunk / band)))
  const columns = scope.make([bands * band])
  scope.view(out).fill(0)
  const multiply = matrixProduct(scope, 'none')
  const pixel = 4 * inChannels
  const row = shape[2] * pixel
  const [from, right, made, to] = [dy, turned, columns, out].map((info) => scope.address(info)) as Four
  for (let image = 0; image < batchSize; image++)
    for (let top = 0; top < outHeight; top += bands) {
      const count = Math.min(bands, outHeight - top)
      const first = (image * outHeight + top) * outWidth
      multiply(from + 4 * first * outChannels, right, made, count * outWidth, outChannels, taps)
      scope.simd.addSegments(
        ...[made, to + image * shape[1] * row + top * conv.strideHeight * row, conv.filterWidth * inChannels],
        ...[filterHeight, conv.dilationHeight * row, outWidth, conv.strideWidth * pixel],
        ...[count, conv.strideHeight * row],
      )
    }
  return out
}

type Four = [number, number, number, number]

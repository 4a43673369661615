import type { backend_util, Conv3DBackpropFilterV2Attrs, Conv3DBackpropInputV2Attrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

type Shape5D = [number, number, number, number, number]

/**
 * The gradient of a 3-D convolution with respect to its filter. TensorFlow.js's own is wrong with strides.
 * x [batch, depth, height, width, in], dy [batch, outDepth, outHeight, outWidth, out] -> [depth, height, width, in, out].
 */
export const conv3DBackpropFilterV2 = defineWasmKernel<'x' | 'dy', Conv3DBackpropFilterV2Attrs>(
  tf.Conv3DBackpropFilterV2,
  (scope, { x, dy }, { strides, pad, filterShape }) => {
    const conv = tf.backend_util.computeConv3DInfo(x.shape as Shape5D, filterShape, strides, 1, pad)
    const out = scope.make(filterShape)
    const [image, gradient, filter] = [scope.view(x), scope.view(dy), scope.view(out)]
    filter.fill(0)
    eachTap(conv, (pixel, tap, result) => {
      for (let c = 0, at = tap; c < conv.inChannels; c++)
        for (let o = 0; o < conv.outChannels; o++, at++) filter[at]! += image[pixel + c]! * gradient[result + o]!
    })
    return out
  },
)

/**
 * The gradient of a 3-D convolution with respect to its input. TensorFlow.js's own is wrong.
 * dy [batch, outDepth, outHeight, outWidth, out], filter [depth, height, width, in, out] -> `inputShape`.
 */
export const conv3DBackpropInputV2 = defineWasmKernel<'dy' | 'filter', Conv3DBackpropInputV2Attrs>(
  tf.Conv3DBackpropInputV2,
  (scope, { dy, filter }, { strides, pad, inputShape }) => {
    const conv = tf.backend_util.computeConv3DInfo(inputShape, filter.shape as Shape5D, strides, 1, pad)
    const out = scope.make(inputShape)
    const [gradient, weights, image] = [scope.view(dy), scope.view(filter), scope.view(out)]
    image.fill(0)
    eachTap(conv, (pixel, tap, result) => {
      for (let c = 0, at = tap; c < conv.inChannels; c++) {
        let sum = 0
        for (let o = 0; o < conv.outChannels; o++, at++) sum += gradient[result + o]! * weights[at]!
        image[pixel + c]! += sum
      }
    })
    return out
  },
)

/** Calls `visit` for each output voxel and each filter tap that lies inside the image: where their values start. */
function eachTap(conv: backend_util.Conv3DInfo, visit: (pixel: number, tap: number, result: number) => void): void {
  const { batchSize, inDepth, inHeight, inWidth, inChannels, outDepth, outHeight, outWidth, outChannels } = conv
  const planes = seen(outDepth, conv.strideDepth, conv.filterDepth, conv.padInfo.front, inDepth)
  const rows = seen(outHeight, conv.strideHeight, conv.filterHeight, conv.padInfo.top, inHeight)
  const columns = seen(outWidth, conv.strideWidth, conv.filterWidth, conv.padInfo.left, inWidth)
  for (let image = 0; image < batchSize; image++)
    for (const plane of planes)
      for (const row of rows)
        for (const column of columns) {
          const from = ((image * inDepth + plane.at) * inHeight + row.at) * inWidth + column.at
          const to = ((image * outDepth + plane.out) * outHeight + row.out) * outWidth + column.out
          const tap = (plane.tap * conv.filterHeight + row.tap) * conv.filterWidth + column.tap
          visit(from * inChannels, tap * inChannels * outChannels, to * outChannels)
        }
}

/** Along one axis: every pair of a place of the result and a tap that lies inside the image, and where it lies. */
function seen(out: number, stride: number, filter: number, pad: number, size: number) {
  const pairs: { out: number; tap: number; at: number }[] = []
  for (let place = 0; place < out; place++)
    for (let tap = 0; tap < filter; tap++) {
      const at = place * stride - pad + tap
      if (at >= 0 && at < size) pairs.push({ out: place, tap, at })
    }
  return pairs
}

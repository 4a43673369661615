import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'
import { padOrCrop } from './padOrCrop'

/**
 * The gradient of a 2-D convolution with respect to its filter, itself a convolution: input channels act as the batch,
 * the batch as channels, the output's gradient as the filter, and stride and dilation change places.
 * x [batch, height, width, in], dy [batch, outHeight, outWidth, out] -> [filterHeight, filterWidth, in, out].
 */
export const conv2DBackpropFilter = defineWasmKernel<'x' | 'dy', Conv2DBackpropFilterAttrs>(
  tf.Conv2DBackpropFilter,
  (scope, { x, dy }, { strides, pad, dimRoundingMode, filterShape, dataFormat }) => {
    const format = tf.backend_util.convertConv2DDataFormat(dataFormat)
    const shape = x.shape as [number, number, number, number]
    const conv = tf.backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode, false, format)
    const seen = padOrCrop(scope, x, conv)
    const input = scope.call(tf.Transpose, { x: seen }, { perm: [3, 1, 2, 0] })
    const filter = scope.call(tf.Transpose, { x: dy }, { perm: [1, 2, 0, 3] })
    const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC', dilations: [conv.strideHeight, conv.strideWidth] }
    const result = scope.call(tf.Conv2D, { x: input, filter }, attrs)
    return scope.call(tf.Transpose, { x: result }, { perm: [1, 2, 0, 3] })
  },
)

import type {
  backend_util,
  DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInputAttrs,
} from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

type Values = Float32Array | Int32Array
type Shape4D = [number, number, number, number]

/**
 * The gradient of a depthwise convolution with respect to its filter.
 * x [batch, height, width, in], dy [batch, outHeight, outWidth, in * multiplier] -> [height, width, in, multiplier].
 */
export const depthwiseConv2dNativeBackpropFilter = defineWasmKernel<
  'x' | 'dy',
  DepthwiseConv2dNativeBackpropFilterAttrs
>(tf.DepthwiseConv2dNativeBackpropFilter, (scope, { x, dy }, attrs) => {
  const conv = infoOf(x.shape, attrs.filterShape, attrs)
  const out = scope.make(attrs.filterShape)
  const [seen, gradient, filter] = [scope.view(x), scope.view(dy), scope.view(out)]
  filter.fill(0)
  eachTap(conv, (pixel, tap, result) => addOuter(conv, seen, pixel, gradient, result, filter, tap))
  return out
})

/**
 * The gradient of a depthwise convolution with respect to its input.
 * dy [batch, outHeight, outWidth, in * multiplier], filter [height, width, in, multiplier] -> [batch, height, width, in].
 */
export const depthwiseConv2dNativeBackpropInput = defineWasmKernel<
  'dy' | 'filter',
  DepthwiseConv2dNativeBackpropInputAttrs
>(tf.DepthwiseConv2dNativeBackpropInput, (scope, { dy, filter }, attrs) => {
  const conv = infoOf(attrs.inputShape, filter.shape, attrs)
  const out = scope.make(attrs.inputShape)
  const [gradient, weights, image] = [scope.view(dy), scope.view(filter), scope.view(out)]
  image.fill(0)
  eachTap(conv, (pixel, tap, result) => addProduct(conv, gradient, result, weights, tap, image, pixel))
  return out
})

function infoOf(
  inShape: number[],
  filterShape: number[],
  { strides, dilations, pad, dimRoundingMode }: Omit<DepthwiseConv2dNativeBackpropInputAttrs, 'inputShape'>,
): backend_util.Conv2DInfo {
  const shapes = [inShape as Shape4D, filterShape as Shape4D] as const
  return tf.backend_util.computeConv2DInfo(...shapes, strides, dilations, pad, dimRoundingMode, true)
}

/** Calls `visit` for each output pixel and each filter tap that lies inside the image: where their channels start. */
function eachTap(conv: backend_util.Conv2DInfo, visit: (pixel: number, tap: number, result: number) => void): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = conv
  for (let image = 0; image < batchSize; image++)
    for (let y = 0; y < outHeight; y++)
      for (let j = 0; j < conv.filterHeight; j++) {
        const row = y * conv.strideHeight - padInfo.top + j * conv.dilationHeight
        if (row < 0 || row >= inHeight) continue
        for (let x = 0; x < outWidth; x++)
          for (let i = 0; i < conv.filterWidth; i++) {
            const column = x * conv.strideWidth - padInfo.left + i * conv.dilationWidth
            if (column < 0 || column >= inWidth) continue
            const pixel = ((image * inHeight + row) * inWidth + column) * inChannels
            visit(
              pixel,
              (j * conv.filterWidth + i) * outChannels,
              ((image * outHeight + y) * outWidth + x) * outChannels,
            )
          }
      }
}

function addOuter(
  { inChannels, outChannels }: backend_util.Conv2DInfo,
  seen: Values,
  pixel: number,
  gradient: Values,
  result: number,
  filter: Values,
  tap: number,
): void {
  const multiplier = outChannels / inChannels
  if (multiplier === 1)
    for (let c = 0; c < inChannels; c++) filter[tap + c]! += seen[pixel + c]! * gradient[result + c]!
  else
    for (let c = 0, o = 0; c < inChannels; c++)
      for (let q = 0; q < multiplier; q++, o++) filter[tap + o]! += seen[pixel + c]! * gradient[result + o]!
}

function addProduct(
  { inChannels, outChannels }: backend_util.Conv2DInfo,
  gradient: Values,
  result: number,
  weights: Values,
  tap: number,
  image: Values,
  pixel: number,
): void {
  const multiplier = outChannels / inChannels
  if (multiplier === 1)
    for (let c = 0; c < inChannels; c++) image[pixel + c]! += gradient[result + c]! * weights[tap + c]!
  else
    for (let c = 0, o = 0; c < inChannels; c++)
      for (let q = 0; q < multiplier; q++, o++) image[pixel + c]! += gradient[result + o]! * weights[tap + o]!
}

import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdScope } from '../SimdScope'

/** An image batch as a convolution reads it: where it starts, and the bytes from row to row and image to image. */
export interface Frame {
  readonly address: number
  readonly row: number
  readonly size: number
  /** Whether it is the image itself, without a border. */
  readonly whole: boolean
}

/** The size in pixels of what a convolution reads, its border included. */
export function frameSize(conv: backend_util.Conv2DInfo): { height: number; width: number } {
  const reach = (out: number, stride: number, filter: number) => (out - 1) * stride + filter
  return {
    height: reach(conv.outHeight, conv.strideHeight, conv.effectiveFilterHeight),
    width: reach(conv.outWidth, conv.strideWidth, conv.effectiveFilterWidth),
  }
}

/** Whether the filter reaches outside the image. */
export function isFramed(conv: backend_util.Conv2DInfo): boolean {
  const { height, width } = frameSize(conv)
  return conv.padInfo.top > 0 || conv.padInfo.left > 0 || height > conv.inHeight || width > conv.inWidth
}

/** The image with a border of `edge` where the filter reaches outside; without a copy where it does not. */
export function frame(scope: SimdScope, x: TensorInfo, conv: backend_util.Conv2DInfo, edge = 0): Frame {
  const { inHeight, inWidth, inChannels, batchSize, padInfo } = conv
  const { height, width } = frameSize(conv)
  const { top, left } = padInfo
  const pixel = 4 * inChannels
  if (!isFramed(conv)) {
    const whole = height === inHeight && width === inWidth
    return { address: scope.address(x), row: inWidth * pixel, size: inHeight * inWidth * pixel, whole }
  }
  const shape = [batchSize, height, width, inChannels]
  const framed = edge === 0 ? scope.zeros(shape) : scope.make(shape)
  if (edge !== 0) scope.view(framed).fill(edge)
  const rows = Math.min(inHeight, height - top)
  const columns = Math.min(inWidth, width - left)
  const address = scope.address(framed)
  const size = height * width * pixel
  if (rows > 0 && columns > 0)
    scope.simd.copyRows(
      ...[scope.address(x), address + (top * width + left) * pixel, columns * inChannels, rows],
      ...[inWidth * pixel, width * pixel, batchSize, (inHeight - rows) * inWidth * pixel, size - rows * width * pixel],
    )
  return { address, row: width * pixel, size, whole: false }
}

/** The image without the border that its convolution saw; zero where the convolution did not see it. */
export function crop(scope: SimdScope, framed: TensorInfo, conv: backend_util.Conv2DInfo): TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels, padInfo } = conv
  const [, height, width] = framed.shape as [number, number, number, number]
  const rows = Math.min(inHeight, height - padInfo.top)
  const columns = Math.min(inWidth, width - padInfo.left)
  const shape = [batchSize, inHeight, inWidth, inChannels]
  const out = rows < inHeight || columns < inWidth ? scope.zeros(shape) : scope.make(shape)
  const pixel = 4 * inChannels
  if (rows > 0 && columns > 0)
    scope.simd.copyRows(
      ...[scope.address(framed) + (padInfo.top * width + padInfo.left) * pixel, scope.address(out)],
      ...[columns * inChannels, rows, width * pixel, inWidth * pixel, batchSize],
      ...[(height - rows) * width * pixel, (inHeight - rows) * inWidth * pixel],
    )
  return out
}

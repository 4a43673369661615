import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdScope } from '../SimdScope'
import { crop, frame, frameSize, isFramed } from './frame'

export interface PoolGradient {
  readonly kind: 'max' | 'average'
  readonly x: TensorInfo
  /** The pooling's result (`max` only). */
  readonly y: TensorInfo
  readonly dy: TensorInfo
}

/** The gradient of a 2-D pooling with respect to its input; with `average`, dy is divided beforehand. */
export function poolGradient(
  scope: SimdScope,
  { kind, x, y, dy }: PoolGradient,
  conv: backend_util.Conv2DInfo,
): TensorInfo {
  const { height, width } = frameSize(conv)
  const { batchSize, inHeight, inWidth, inChannels } = conv
  const framed = isFramed(conv)
  const shape = framed ? [batchSize, height, width, inChannels] : [batchSize, inHeight, inWidth, inChannels]
  const dx = scope.zeros(shape)
  // No value equals the border, so that no gradient is lost there.
  const image = kind === 'max' ? frame(scope, x, conv, -Infinity) : undefined
  const pixel = 4 * inChannels
  const row = shape[2]! * pixel
  scope.simd.poolGradient(
    kind,
    ...[image?.address ?? scope.address(dx), scope.address(y), scope.address(dy), scope.address(dx), inChannels],
    ...[conv.filterHeight, conv.dilationHeight * row, conv.filterWidth, conv.dilationWidth * pixel],
    ...[conv.outWidth, conv.strideWidth * pixel, conv.outHeight, conv.strideHeight * row],
    ...[batchSize, shape[1]! * row],
  )
  return framed ? crop(scope, dx, conv) : dx
}

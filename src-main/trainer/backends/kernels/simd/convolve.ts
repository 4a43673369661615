import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdScope } from '../SimdScope'
import { frame } from './frame'
import { rightSide } from './rightSide'

/** A convolution as a matrix product whose left side is read from the image itself. */
export function convolve(
  scope: SimdScope,
  x: TensorInfo,
  filter: TensorInfo,
  conv: backend_util.Conv2DInfo,
): TensorInfo {
  const out = scope.make(conv.outShape)
  const image = frame(scope, x, conv)
  const { inChannels, outChannels, outHeight, outWidth, filterHeight } = conv
  const depth = conv.filterWidth * inChannels
  const pixels = conv.batchSize * outHeight * outWidth
  const walk = {
    a: image.address,
    right: rightSide(scope, scope.address(filter), pixels, depth * filterHeight, outChannels),
    c: scope.address(out),
    aRow: 4 * conv.strideWidth * inChannels,
    cRow: 4 * outChannels,
    depth,
    lines: { count: filterHeight, pitch: conv.dilationHeight * image.row },
    width: outChannels,
  }
  const bands = { count: outHeight, a: conv.strideHeight * image.row, c: 4 * outWidth * outChannels }
  const images = { count: conv.batchSize, a: image.size, c: 4 * outHeight * outWidth * outChannels }
  // Where a filter of one pixel meets every pixel, all images are one long row.
  const pointwise = filterHeight === 1 && depth * 4 === walk.aRow && conv.strideHeight === 1 && image.whole
  const one = { count: 1, a: 0, c: 0 }
  scope.simd.share(pixels * depth * filterHeight * outChannels, () => {
    if (pointwise) scope.simd.rowProducts({ ...walk, rows: pixels, bands: one, images: one })
    else scope.simd.rowProducts({ ...walk, rows: outWidth, bands, images })
  })
  return out
}

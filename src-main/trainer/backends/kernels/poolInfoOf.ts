import type { backend_util, MaxPoolGradAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'

/** The sizes of a 2-D pooling of [batch, height, width, channels]. */
export function poolInfoOf(
  shape: number[],
  { filterSize, strides, pad, dimRoundingMode }: Omit<MaxPoolGradAttrs, 'dimRoundingMode'> & Partial<MaxPoolGradAttrs>,
): backend_util.Conv2DInfo {
  const shape4D = shape as [number, number, number, number]
  return tf.backend_util.computePool2DInfo(shape4D, filterSize, strides, 1, pad, dimRoundingMode)
}

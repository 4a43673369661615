import type { Conv2DAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { convolve } from './convolve'
import { convInfoOf } from './convInfoOf'

/** x [batch, height, width, in], filter [height, width, in, out] -> [batch, outHeight, outWidth, out]. */
export const conv2D = defineSimdKernel<'x' | 'filter', Conv2DAttrs>(
  tf.Conv2D,
  (scope, { x, filter }, attrs, original) => {
    const conv = convInfoOf(x.shape, filter.shape, attrs, attrs.dilations)
    return conv ? convolve(scope, x, filter, conv) : original()
  },
)

import type { MaxPoolGradAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { poolInfoOf } from '../poolInfoOf'
import { poolGradient } from './poolGradient'

/** dy and output [batch, outHeight, outWidth, channels], input [batch, height, width, channels] -> as input. */
export const maxPoolGrad = defineSimdKernel<'dy' | 'input' | 'output', MaxPoolGradAttrs>(
  tf.MaxPoolGrad,
  (scope, { dy, input, output }, attrs, original) => {
    const conv = poolInfoOf(input.shape, attrs)
    if (tf.util.sizeFromShape(input.shape) * tf.util.sizeFromShape(dy.shape) === 0) return original()
    return poolGradient(scope, { kind: 'max', x: input, y: output, dy }, conv)
  },
)

import type { MaxPoolGradAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'
import { poolInfoOf } from './poolInfoOf'
import { addMaxPoolGradient } from './poolGradients'

/**
 * The gradient of max pooling. TensorFlow.js's own starts its search at the smallest positive float, so windows of
 * negative values lose their gradient, and takes the last of equal values, not the first.
 * dy [batch, outHeight, outWidth, channels], input [batch, height, width, channels] -> as input.
 */
export const maxPoolGrad = defineWasmKernel<'dy' | 'input', MaxPoolGradAttrs>(
  tf.MaxPoolGrad,
  (scope, { dy, input }, attrs) => {
    const dx = scope.make(input.shape)
    const values = scope.view(dx)
    values.fill(0)
    addMaxPoolGradient(poolInfoOf(input.shape, attrs), scope.view(input), scope.view(dy), values)
    return dx
  },
)

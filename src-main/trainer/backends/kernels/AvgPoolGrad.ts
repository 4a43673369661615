import type { AvgPoolGradAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'
import { poolInfoOf } from './poolInfoOf'
import { addAveragePoolGradient } from './poolGradients'

/**
 * The gradient of average pooling. TensorFlow.js's own divides by the whole window also at a padded edge, where the
 * forward pass averages only what lies inside.
 * dy [batch, outHeight, outWidth, channels], input [batch, height, width, channels] -> as input.
 */
export const avgPoolGrad = defineWasmKernel<'dy' | 'input', AvgPoolGradAttrs>(
  tf.AvgPoolGrad,
  (scope, { dy, input }, attrs) => {
    const dx = scope.make(input.shape)
    const values = scope.view(dx)
    values.fill(0)
    addAveragePoolGradient(poolInfoOf(input.shape, attrs), scope.view(dy), values)
    return dx
  },
)

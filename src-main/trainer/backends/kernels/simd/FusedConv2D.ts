import type { FusedConv2DAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { activate, type FusedInput } from '../activate'
import { defineSimdKernel } from '../defineSimdKernel'

/** A convolution with bias and activation: with the faster convolution the separate passes cost less than fusing saved. */
export const fusedConv2D = defineSimdKernel<'x' | 'filter', FusedConv2DAttrs>(
  tf.FusedConv2D,
  (scope, inputs, { activation, leakyreluAlpha, ...attrs }) => {
    const { x, filter, bias, preluActivationWeights } = inputs as Record<'x' | 'filter', TensorInfo> & FusedInput
    const convolved = scope.call(tf.Conv2D, { x, filter }, attrs)
    return activate(scope, convolved, { bias, preluActivationWeights }, { activation, leakyreluAlpha })
  },
)

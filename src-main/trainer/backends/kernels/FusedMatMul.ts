import type { _FusedMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { activate, type FusedInput } from './activate'
import { defineWasmKernel } from './defineWasmKernel'

/**
 * A matrix product with bias and activation. TensorFlow.js's own adds the bias once for every 48 steps of depth where a
 * side is transposed or there are batches.
 */
export const fusedMatMul = defineWasmKernel<'a' | 'b', _FusedMatMulAttrs>(tf._FusedMatMul, (scope, inputs, attrs) => {
  const { a, b, bias, preluActivationWeights } = inputs as Record<'a' | 'b', TensorInfo> & FusedInput
  const { transposeA, transposeB } = attrs
  const product = scope.call(tf.BatchMatMul, { a, b }, { transposeA, transposeB })
  return activate(scope, product, { bias, preluActivationWeights }, attrs)
})

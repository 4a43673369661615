import type { SumAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

/** A sum of nothing is zero; TensorFlow.js's own leaves there whatever the memory held. */
export const sum = defineWasmKernel<'x', SumAttrs>(tf.Sum, (scope, { x }, attrs) => {
  const out = scope.original({ x }, attrs)
  if (tf.util.sizeFromShape(x.shape) === 0) scope.view(out).fill(0)
  return out
})

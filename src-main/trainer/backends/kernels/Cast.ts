import type { CastAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

/** To a boolean, whatever is not zero is true. TensorFlow.js's own cuts the number to a byte: 0.5 became false. */
export const cast = defineWasmKernel<'x', CastAttrs>(tf.Cast, (scope, { x }, attrs) => {
  if (attrs.dtype !== 'bool' || (x.dtype !== 'float32' && x.dtype !== 'int32')) return scope.original({ x }, attrs)
  const zero = scope.make([], x.dtype)
  scope.view(zero).fill(0)
  return scope.call(tf.NotEqual, { a: x, b: zero })
})

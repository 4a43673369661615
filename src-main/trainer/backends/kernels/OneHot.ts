import type { OneHotAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel } from './defineWasmKernel'

/** One-hot rows of any type. TensorFlow.js's own writes integers whatever type it then says they are. */
export const oneHot = defineWasmKernel<'indices', OneHotAttrs>(tf.OneHot, (scope, { indices }, attrs) => {
  const { dtype, depth, onValue, offValue } = attrs
  if (dtype === 'int32') return scope.original({ indices }, attrs)
  const values = scope.original({ indices }, { ...attrs, dtype: 'int32', onValue: 1, offValue: 0 })
  const ones = scope.call(tf.Cast, { x: values }, { dtype })
  if (dtype !== 'float32' || (onValue === 1 && offValue === 0)) return ones
  const out = scope.make([...indices.shape, depth])
  const [from, to] = [scope.view(ones), scope.view(out)]
  for (let i = 0; i < to.length; i++) to[i] = from[i] === 1 ? onValue : offValue
  return out
})

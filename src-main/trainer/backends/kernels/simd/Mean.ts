import type { MeanAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { reduceSum } from './reduceSum'

/** The mean over the first axes (as in batch normalization) or the last ones (as in layer normalization). */
export const mean = defineSimdKernel<'x', MeanAttrs>(tf.Mean, (scope, { x }, { axis, keepDims }, original) => {
  const reduced = reduceSum(scope, x, axis, keepDims)
  if (!reduced) return original()
  const values = scope.view(reduced.out)
  for (let i = 0; i < values.length; i++) values[i]! /= reduced.count
  return reduced.out
})

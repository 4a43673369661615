import type { SumAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'
import { defineSimdKernel } from '../defineSimdKernel'
import { reduceSum } from './reduceSum'

/** The sum over the first axes (as a bias's gradient) or the last ones; others, and integers, stay as they are. */
export const sum = defineSimdKernel<'x', SumAttrs>(
  tf.Sum,
  (scope, { x }, { axis, keepDims }, original) => reduceSum(scope, x, axis, keepDims)?.out ?? original(),
)

import type { Tensor } from '@tensorflow/tfjs-core'
import type { tf } from '../../../src-main/trainer/backends/tfcore'

/** One operation on inputs of given shapes, to be compared between backends. */
export interface OpCase {
  readonly name: string
  /** The inputs; values lie in `range` (default -1 to 1), integers for `int32`. */
  readonly inputs: readonly OpInput[]
  readonly run: (t: typeof tf, ...inputs: Tensor[]) => Tensor
  /** False where the operation has no gradient. */
  readonly gradient?: false
  /** Relative to the largest value of the result; 1e-5 unless given. */
  readonly tolerance?: number
}

export interface OpInput {
  readonly shape: readonly number[]
  readonly dtype?: 'int32' | 'bool'
  readonly range?: readonly [number, number]
  /** Values all different by at least a little: for operations that choose the largest. */
  readonly distinct?: boolean
}

export const of = (...shape: number[]): OpInput => ({ shape })
export const between = (low: number, high: number, ...shape: number[]): OpInput => ({ shape, range: [low, high] })
export const integers = (below: number, ...shape: number[]): OpInput => ({ shape, dtype: 'int32', range: [0, below] })
export const distinct = (...shape: number[]): OpInput => ({ shape, distinct: true })

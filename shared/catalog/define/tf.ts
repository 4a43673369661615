import type * as tfcore from '@tensorflow/tfjs-core'

/** The operations an item may use, passed in so that catalog files stay pure. Functional forms only (`tf.add(a, b)`, not `a.add(b)`). */
export type Tf = typeof tfcore
export type Tensor = tfcore.Tensor
/** What convolution and pooling ask for: `[batch, height, width, channels]`. */
export type Tensor4D = tfcore.Tensor4D
/** `[batch, depth, height, width, channels]` */
export type Tensor5D = tfcore.Tensor5D

/**
 * Seeded draws of a layer in a step, keyed on (run seed, node, call site, step): the same numbers on every engine. The first axis of a shape is the
 * batch's: a part of a batch gets its rows of what the whole would draw.
 */
export interface Draw {
  /** Uniform on [0, 1), float32. */
  uniform(shape: readonly number[]): Tensor
  /** Standard normal, float32. */
  normal(shape: readonly number[]): Tensor
  /** Integers 0 … below − 1, int32. */
  int(shape: readonly number[], below: number): Tensor
  /** Draws that have no rows, the same for all parts of a batch; absent: the batch is one part, or there is none. */
  readonly whole?: Draw
}

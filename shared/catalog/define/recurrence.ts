import type { Tensor } from './tf'

/** A recurrent layer's input and weights in Keras's order of gates; its activation is tanh, its gates are sigmoids. */
export interface Sequence {
  /** `[batch, time, features]` */
  readonly x: Tensor
  /** `[features, gates · units]` */
  readonly kernel: Tensor
  /** `[units, gates · units]` */
  readonly recurrent: Tensor
  readonly bias: Tensor | undefined
  /** Whether the outputs of all moments are wanted, `[batch, time, units]`, or the last one's, `[batch, units]`. */
  readonly all: boolean
}

/** Recurrent layers that an engine computes in one piece, gradients included, much faster than operation by operation. */
export interface Recurrences {
  lstm(sequence: Sequence): Tensor
  gruResetAfter(sequence: Sequence): Tensor
  gruResetBefore(sequence: Sequence): Tensor
}

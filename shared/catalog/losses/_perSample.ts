import type { Tensor, Tf } from '../define/tf'

/** Mean over everything but the batch axis: `[batch, ...]` to `[batch]`. */
export const perSample = (tf: Tf, values: Tensor): Tensor =>
  values.rank < 2
    ? values
    : tf.mean(
        values,
        values.shape.slice(1).map((_, i) => i + 1),
      )

/** Keras's epsilon: probabilities are kept this far from 0 and 1. */
export const EPSILON = 1e-7

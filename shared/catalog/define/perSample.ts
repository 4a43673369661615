import type { Tensor, Tf } from './tf'

/** Mean over all axes from this one on. */
const meanFrom = (tf: Tf, values: Tensor, axis: number): Tensor =>
  values.rank <= axis
    ? values
    : tf.mean(
        values,
        values.shape.slice(axis).map((_, i) => i + axis),
      )

/** Mean over everything but the batch axis, each moment as much as it counts, `[batch, time]`: `[batch, ...]` to `[batch]`. */
export const perSample = (tf: Tf, values: Tensor, counts?: Tensor): Tensor =>
  counts && values.rank > 1 ? tf.mean(tf.mul(meanFrom(tf, values, 2), counts), 1) : meanFrom(tf, values, 1)

/** Mean over the places between the batch axis and the last one, each moment as much as it counts: `[batch, ...places, n]` to `[batch, n]`. */
export function perPlace(tf: Tf, values: Tensor, counts?: Tensor): Tensor {
  const places = values.shape.slice(1, -1)
  if (places.length === 0) return values
  const weighted = counts ? tf.mul(values, tf.reshape(counts, [...counts.shape, ...places.map(() => 1)])) : values
  return tf.mean(
    weighted,
    places.map((_, i) => i + 1),
  )
}

/** Keras's epsilon: probabilities are kept this far from 0 and 1. */
export const EPSILON = 1e-7

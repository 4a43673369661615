import type { Tensor, Tf } from '../define/tf'

/** 1 for each row of `[..., features]` as a matrix of moments, 0 for those of padding, `[rows, 1]`; absent where nothing is padded. */
export function countingRows(tf: Tf, x: Tensor, counts: Tensor | undefined): Tensor | undefined {
  if (!counts) return undefined
  const places = x.shape.slice(2, -1)
  const moments = tf.cast(tf.greater(counts, 0), 'float32')
  const each =
    places.length === 0
      ? moments
      : tf.mul(
          tf.reshape(moments, [...counts.shape, ...places.map(() => 1)]),
          tf.fill(x.shape.slice(0, -1) as never, 1),
        )
  return tf.reshape(each, [-1, 1])
}

/** Rows with those of padding made 0. */
export const withoutPadding = (tf: Tf, rows: Tensor, counting: Tensor | undefined): Tensor =>
  counting ? tf.mul(rows, counting) : rows

/** How many rows count, a scalar, at least 1. */
export const rowsThatCount = (tf: Tf, rows: Tensor, counting: Tensor | undefined): Tensor =>
  counting ? tf.maximum(tf.sum(counting), 1) : tf.scalar(rows.shape[0] ?? 1)

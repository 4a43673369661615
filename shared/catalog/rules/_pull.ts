import type { TrainedLayer } from '../define/teaching'
import type { Tensor, Tf } from '../define/tf'
import { sampleRows } from '../layers/_prototypes'
import { squaredDistances } from '../layers/_squaredDistances'
import { weightOf } from '../layers/_weightOf'

/** Samples `[batch, features]` and prototypes `[units, features]` of a layer, and the squared distances `[batch, units]`. */
export interface Met {
  readonly rows: Tensor
  readonly prototypes: Tensor
  readonly squared: Tensor
}
/** @param prototypes Those of the layer, if no others are said. */
export function meet(tf: Tf, { x, w }: TrainedLayer, prototypes: Tensor = weightOf(w, 'prototypes')): Met {
  const rows = sampleRows(tf, x)
  return { rows, prototypes, squared: squaredDistances(tf, rows, prototypes) }
}

/**
 * W ← W + rate · Σ h(x − W) / max(Σ|h|, 1), the sums over the batch, for shares `h` of `[batch, units]` from −1 to 1: one row moves a unit as the
 * rule of single steps says, many move it by the mean of what they ask. With a rate of 1 a unit goes to the mean of its rows.
 */
export function pull(tf: Tf, { rows, prototypes }: Met, shares: Tensor, rate: Tensor): Tensor {
  const [batch = 1, units = 1] = shares.shape
  if (batch === 1)
    return tf.add(prototypes, tf.mul(tf.sub(rows, prototypes), tf.mul(tf.reshape(shares, [units, 1]), rate)))
  const asked = tf.sub(
    tf.matMul(shares as never, rows as never, true),
    tf.mul(prototypes, tf.reshape(tf.sum(shares, 0), [units, 1])),
  )
  const many = tf.maximum(tf.sum(tf.abs(shares), 0), 1)
  return tf.add(prototypes, tf.mul(asked, tf.reshape(tf.div(rate, many), [units, 1])))
}

/** Distance of each row to its nearest prototype, `[batch]`: the quantization error, which is 0 where a row is a prototype. */
export function quantizationError(tf: Tf, layer: TrainedLayer): Tensor {
  const { rows, prototypes, squared } = meet(tf, layer)
  if (rows.shape[0] === 1) return tf.sqrt(tf.min(squared, 1))
  // From the winner itself: squares of many features lose digits when they are subtracted.
  const nearest = tf.gather(prototypes, tf.cast(tf.argMin(squared, 1), 'int32') as never)
  return tf.sqrt(tf.sum(tf.square(tf.sub(rows, nearest)), 1))
}

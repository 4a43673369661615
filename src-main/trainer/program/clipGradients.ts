import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { TrainingSettings } from '@shared/graph/document'

/** Gradients within limits: each number of them, or the length of all together, as Keras's `clipvalue` and `global_clipnorm`. */
export function clipGradients<Of>(
  tf: Tf,
  gradients: ReadonlyMap<Of, Tensor>,
  clip: TrainingSettings['clip'],
): ReadonlyMap<Of, Tensor> {
  if (!clip || gradients.size === 0) return gradients
  const { by, limit } = clip
  const each = (change: (gradient: Tensor) => Tensor): ReadonlyMap<Of, Tensor> =>
    new Map([...gradients].map(([of, gradient]) => [of, change(gradient)]))
  if (by === 'value') return each((gradient) => tf.minimum(tf.maximum(gradient, -limit), limit))
  const squares = [...gradients.values()].map((gradient) => tf.sum(tf.square(gradient)))
  const length = tf.sqrt(squares.length === 1 ? (squares[0] as Tensor) : tf.addN(squares))
  const finite = tf.mul(tf.minimum(tf.div(1, length), 1 / limit), limit)
  // An infinite length must not end as small gradients: then this is NaN.
  const scale = tf.add(finite, tf.sub(length, length))
  return each((gradient) => tf.mul(gradient, scale))
}

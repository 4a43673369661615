import type { Tensor, Tf } from '../define/tf'

/** ln(1 + eˣ), for x of any size. */
export const softplus = (tf: Tf, x: Tensor): Tensor => tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))))

import type { Tensor, Tf } from '../define/tf'

/** Where a head may go from where it stands: a place back, none, a place on. */
export const SHIFTS = 3
/** What a head is told besides its key: key strength β, gate g, shifts s, sharpening γ. */
export const HEAD_EXTRAS = 1 + 1 + SHIFTS + 1
/** Keeps lengths of nothing from being divided by. */
const TINY = 1e-8
/** Of a weighting, so that the logarithm of 0 is finite. */
const FAINT = 1e-6

/** Cosines of keys `[batch, heads, width]` with all places of a memory `[batch, places, width]`: `[batch, heads, places]`. */
function cosines(tf: Tf, keys: Tensor, memory: Tensor): Tensor {
  const [batch = 1, places = 1] = memory.shape
  const length = (x: Tensor, keepDims: boolean): Tensor => tf.sqrt(tf.add(tf.sum(tf.mul(x, x), -1, keepDims), TINY))
  const products = tf.matMul(keys, memory, false, true)
  const lengths = tf.mul(length(keys, true), tf.reshape(length(memory, false), [batch, 1, places]))
  return tf.div(products, lengths)
}

/** Weightings `[…, places]` moved around the circle by chances `[…, 3]` of a place back, none and a place on. */
function shift(tf: Tf, weighting: Tensor, chances: Tensor): Tensor {
  const places = weighting.shape[2] ?? 1
  const [first, others] = tf.split(weighting, [1, places - 1], 2) as [Tensor, Tensor]
  const [but, last] = tf.split(weighting, [places - 1, 1], 2) as [Tensor, Tensor]
  const [back, stay, on] = tf.split(chances, SHIFTS, 2) as [Tensor, Tensor, Tensor]
  const moved = tf.add(tf.mul(tf.concat([others, first], 2), back), tf.mul(tf.concat([last, but], 2), on))
  return tf.add(moved, tf.mul(weighting, stay))
}

/**
 * Where heads look: weightings `[batch, heads, places]` that sum to 1, from those before and from what the controller tells each head, raw sums
 * `[batch, heads, width + 6]`: by content, gated with where it stood, shifted, sharpened (equations 5 to 9 of the paper).
 */
export function addressMemory(tf: Tf, memory: Tensor, told: Tensor, before: Tensor): Tensor {
  const width = memory.shape[2] ?? 1
  const [key, strength, gate, shifts, sharpening] = tf.split(told, [width, 1, 1, SHIFTS, 1], 2) as Tensor[] as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ]
  const byContent = tf.softmax(tf.mul(tf.softplus(strength), cosines(tf, tf.tanh(key), memory)))
  const open = tf.sigmoid(gate)
  const gated = tf.add(tf.mul(open, byContent), tf.mul(tf.sub(1, open), before))
  const shifted = shift(tf, gated, tf.softmax(shifts))
  // w^γ/Σw^γ as it stays finite for any γ.
  return tf.softmax(tf.mul(tf.add(1, tf.softplus(sharpening)), tf.log(tf.add(shifted, FAINT))))
}

/** M(i)·(1 − w(i)·e) + w(i)·a: `[batch, places, width]` from the weighting of a head `[batch, places]` and vectors `[batch, width]`. */
export function writeMemory(tf: Tf, memory: Tensor, weighting: Tensor, erase: Tensor, add: Tensor): Tensor {
  const [batch = 1, places = 1, width = 1] = memory.shape
  const at = tf.reshape(weighting, [batch, places, 1])
  const everywhere = (vector: Tensor): Tensor => tf.mul(at, tf.reshape(vector, [batch, 1, width]))
  return tf.add(tf.mul(memory, tf.sub(1, everywhere(erase))), everywhere(add))
}

/** Σ w(i)·M(i): `[batch, width]`. */
export function readMemory(tf: Tf, memory: Tensor, weighting: Tensor): Tensor {
  const [batch = 1, places = 1, width = 1] = memory.shape
  return tf.reshape(tf.matMul(tf.reshape(weighting, [batch, 1, places]), memory), [batch, width])
}

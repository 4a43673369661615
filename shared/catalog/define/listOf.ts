import type { Tensor, Tf } from './tf'

/** Numbers in one piece. */
const PIECE = 256

/** Numbers that are known beforehand, `[n]`, in pieces: of a longer list a compiled step would think that it had been drawn. */
export function listOf(tf: Tf, numbers: readonly number[], dtype: 'float32' | 'int32' = 'float32'): Tensor {
  const pieces = Array.from({ length: Math.max(1, Math.ceil(numbers.length / PIECE)) }, (_, i) =>
    tf.tensor1d(numbers.slice(i * PIECE, (i + 1) * PIECE), dtype),
  )
  return pieces.length === 1 ? (pieces[0] as Tensor) : tf.concat(pieces)
}

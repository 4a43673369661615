import type { ForwardArgs } from '../define/layer'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

/** What a layer is given to read a sequence in one direction. */
export type WayArgs<P> = ForwardArgs<P> & { readonly backwards: boolean }

/** What a cell remembers from one moment to the next; its output is the first. */
export type CellState = readonly [output: Tensor, ...inner: Tensor[]]

interface Cell {
  /** What the input alone adds to the sums of each moment, `[batch, time, …]`, made for all of them before. */
  readonly sums: Tensor
  readonly start: CellState
  /** The next state, from the part of all sums that comes from the input, `[batch, …]`. */
  step(fromInput: Tensor, state: CellState): CellState
}

/** Goes through a sequence moment by moment; gives the last output, or all of them `[batch, time, …]` in the order they were made. */
export function unroll(
  tf: Tf,
  { p, backwards }: WayArgs<{ readonly returnSequences: boolean }>,
  { sums, start, step }: Cell,
): Tensor {
  const [batch = 1, time = 1, ...rest] = sums.shape
  // Of a single piece TensorFlow.js cannot take the gradient.
  const moments = time === 1 ? [tf.reshape(sums, [batch, ...rest])] : tf.unstack(sums, 1)
  const outputs: Tensor[] = []
  let state = start
  // A copy: the gradient still needs the moments in their own order.
  for (const fromInput of backwards ? [...moments].reverse() : moments) {
    state = step(fromInput, state)
    outputs.push(state[0])
  }
  return p.returnSequences ? tf.stack(outputs, 1) : state[0]
}

/** A sequence `[batch, time, features]` through a kernel `[features, sums]`, and a bias where there is one: `[batch, time, sums]`. */
export function fromInputs(tf: Tf, x: Tensor, kernel: Tensor, bias: Tensor | undefined): Tensor {
  const [, time = 1, features = 1] = x.shape
  const product = tf.matMul(tf.reshape(x, [-1, features]), kernel)
  return tf.reshape(bias ? tf.add(product, bias) : product, [-1, time, kernel.shape[1] ?? 1])
}

/** The state before the first moment, zeros: `[batch, ...shape]`. */
export const emptyState = (tf: Tf, x: Tensor, shape: Shape): Tensor => tf.fill([x.shape[0] ?? 1, ...shape], 0)

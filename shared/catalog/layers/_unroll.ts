import type { ByPort, ForwardArgs } from '../define/layer'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

/** What a layer is given to read a sequence in one direction. */
export type WayArgs<P> = ForwardArgs<P> & { readonly backwards: boolean }

/** What a cell remembers from one moment to the next; its output is the first, and what it only tells comes last. */
export type CellState = readonly [output: Tensor, ...inner: Tensor[]]

export interface Cell {
  /** What the input alone adds to the sums of each moment, `[batch, time, …]`, made for all of them before. */
  readonly sums: Tensor
  readonly start: CellState
  /** The next state, from the part of all sums that comes from the input, `[batch, …]`. */
  step(fromInput: Tensor, state: CellState): CellState
}

/** Goes through a sequence moment by moment; gives all states in the order they were made. */
function statesOf(
  tf: Tf,
  { ctx: { memory }, backwards, masks: [mask] = [] }: WayArgs<unknown>,
  { sums, start, step }: Cell,
): readonly CellState[] {
  const [batch = 1, time = 1, ...rest] = sums.shape
  // Of a single piece TensorFlow.js cannot take the gradient.
  const moments = time === 1 ? [tf.reshape(sums, [batch, ...rest])] : tf.unstack(sums, 1)
  const counting = mask && tf.split(mask, time, 1)
  const states: CellState[] = []
  let state = (memory?.state as CellState | undefined) ?? start
  for (let k = 0; k < time; k++) {
    const moment = backwards ? time - 1 - k : k
    const next = step(moments[moment] as Tensor, state)
    const counts = counting?.[moment]
    state = counts ? keepWhere(tf, counts, next, state) : next
    states.push(state)
  }
  if (memory) memory.state = state
  return states
}

/** Goes through a sequence; gives the last output, or all of them `[batch, time, …]` in the order they were made. */
export function unroll(tf: Tf, way: WayArgs<{ readonly returnSequences: boolean }>, cell: Cell): Tensor {
  const outputs = statesOf(tf, way, cell).map(([output]) => output)
  return way.p.returnSequences ? tf.stack(outputs, 1) : (outputs.at(-1) ?? cell.start[0])
}

/** The parts of the states by these names, `[batch, time, …]` each in the order they were made. */
export function tellStates(tf: Tf, way: WayArgs<unknown>, cell: Cell, names: readonly string[]): ByPort<Tensor> {
  const states = statesOf(tf, way, cell)
  return Object.fromEntries(names.map((name, i) => [name, tf.stack(states.map((state) => state[i] as Tensor), 1)])) // prettier-ignore
}

/** A mask `[batch, time]`, or a moment of it, with axes to be stretched over those of values. */
export const atMoments = (tf: Tf, mask: Tensor, values: Tensor): Tensor =>
  tf.reshape(mask, [...mask.shape, ...values.shape.slice(mask.rank).map(() => 1)])

/** The next state where the moment counts, `[batch, 1]`, and the one before where it is padding. */
function keepWhere(tf: Tf, counts: Tensor, next: CellState, before: CellState): CellState {
  const mix = (after: Tensor, old: Tensor): Tensor => {
    const share = atMoments(tf, tf.reshape(counts, [-1]), after)
    return tf.add(tf.mul(after, share), tf.mul(old, tf.sub(1, share)))
  }
  return next.map((after, i) => mix(after, before[i] ?? after)) as unknown as CellState
}

/** A sequence `[batch, time, features]` through a kernel `[features, sums]`, and a bias where there is one: `[batch, time, sums]`. */
export function fromInputs(tf: Tf, x: Tensor, kernel: Tensor, bias: Tensor | undefined): Tensor {
  const [, time = 1, features = 1] = x.shape
  const product = tf.matMul(tf.reshape(x, [-1, features]), kernel)
  return tf.reshape(bias ? tf.add(product, bias) : product, [-1, time, kernel.shape[1] ?? 1])
}

/** The state before the first moment, zeros: `[batch, ...shape]`. */
export const emptyState = (tf: Tf, x: Tensor, shape: Shape): Tensor => tf.fill([x.shape[0] ?? 1, ...shape], 0)

import type { ItemProblem } from '../define/item'
import { listOf } from '../define/listOf'
import type { Tensor, Tf } from '../define/tf'

/** Units may be set so often in a pass: they are set one by one, and each time is an operation of its own. */
const MOST_UPDATES = 2000

/** What is wrong with so many sweeps over so many units. */
export function updatesProblem(units: number, sweeps: number): ItemProblem | undefined {
  if (units * sweeps <= MOST_UPDATES) return undefined
  const fewer = Math.floor(MOST_UPDATES / units)
  return {
    code: 'tooManyUpdates',
    param: 'sweeps',
    values: { units, sweeps, updates: units * sweeps, most: MOST_UPDATES },
    fixes: fewer >= 1 ? [{ kind: 'setParam', on: 'self', param: 'sweeps', value: fewer }] : [],
  }
}

/** Links of a fully connected machine and what each unit tends to by itself. */
export interface Machine {
  /** `[units, units]`, symmetric, zero from a unit to itself. */
  readonly links: Tensor
  /** `[units]` */
  readonly bias: Tensor
}

const matrix = (tf: Tf, size: number, value: (row: number, column: number) => 0 | 1): Tensor =>
  tf.reshape(
    listOf(
      tf,
      Array.from({ length: size * size }, (_, k) => value(Math.floor(k / size), k % size)),
    ),
    [size, size],
  )

/** The mean of a kernel `[units, units]` and its transpose, without its diagonal. */
export function symmetric(tf: Tf, kernel: Tensor): Tensor {
  const others = matrix(tf, kernel.shape[0] ?? 1, (i, j) => (i === j ? 0 : 1))
  return tf.mul(tf.mul(tf.add(kernel, tf.transpose(kernel)), 0.5), others)
}

/** What each unit adds up, `[rows, units]`. */
export const fieldsOf = (tf: Tf, { links, bias }: Machine, states: Tensor): Tensor =>
  tf.add(tf.matMul(states as never, links as never), bias)

/** E(s) = −½ s·Ws − b·s, `[rows]`. */
export const energyOf = (tf: Tf, { links, bias }: Machine, states: Tensor): Tensor =>
  tf.neg(tf.sum(tf.mul(states, tf.add(tf.mul(tf.matMul(states as never, links as never), 0.5), bias)), 1))

/**
 * Sets each unit from number `from` on, one after another, to 1 with probability σ(field / T): a sweep of Gibbs sampling over `[rows, units]`.
 *
 * @param uniform Even draws, one for each unit of each row.
 */
export function sweep(
  tf: Tf,
  { links, bias }: Machine,
  states: Tensor,
  { temperature, uniform, from }: { readonly temperature: number; readonly uniform: Tensor; readonly from: number },
): Tensor {
  const [rows = 1, units = 1] = states.shape
  if (from >= units) return states
  // u < σ(field / T) where the field is over T·ln(u / (1 − u)).
  const threshold = tf.mul(tf.log(tf.div(tf.maximum(uniform, 1e-7), tf.sub(1, uniform))), temperature)
  // Links from units that are as they were when their turn comes, and from those set before them.
  const old = matrix(tf, units, (i, j) => (i < from || i > j ? 1 : 0))
  const fresh = matrix(tf, units, (i, j) => (i >= from && i < j ? 1 : 0))
  let over = tf.sub(tf.add(tf.matMul(states as never, tf.mul(links, old) as never), bias), threshold)
  const after = tf.mul(links, fresh)
  const set: Tensor[] = from > 0 ? [tf.slice(states, [0, 0], [rows, from])] : []
  for (let unit = from; unit < units; unit++) {
    const state = tf.cast(tf.greaterEqual(tf.slice(over, [0, unit], [rows, 1]), 0), 'float32')
    set.push(state)
    if (unit < units - 1) over = tf.add(over, tf.mul(state, tf.slice(after, [unit, 0], [1, units])))
  }
  return tf.concat(set, 1)
}

/** Means of the units from number `from` on, by so many steps of mean field: μ ← σ(field(μ) / T). */
export function meanField(
  tf: Tf,
  machine: Machine,
  states: Tensor,
  { temperature, steps, from }: { readonly temperature: number; readonly steps: number; readonly from: number },
): Tensor {
  const [rows = 1, units = 1] = states.shape
  if (from >= units) return states
  const clamped = tf.slice(states, [0, 0], [rows, from])
  let means = states
  for (let step = 0; step < steps; step++) {
    const all = tf.sigmoid(tf.div(fieldsOf(tf, machine, means), temperature))
    means = tf.concat([clamped, tf.slice(all, [0, from], [rows, units - from])], 1)
  }
  return means
}

/** Visible states and, behind them, hidden ones: drawn evenly, or a half each. */
export function withHidden(
  tf: Tf,
  visible: Tensor,
  hidden: number,
  uniform?: (shape: readonly number[]) => Tensor,
): Tensor {
  if (hidden === 0) return visible
  const shape: [number, number] = [visible.shape[0] ?? 1, hidden]
  const begun = uniform ? tf.cast(tf.less(uniform(shape), 0.5), 'float32') : tf.fill(shape, 0.5)
  return tf.concat([visible, begun], 1)
}

import { fail, ok, type Result } from '../../result'
import { createRandom } from '../../random'
import type { ItemProblem } from '../define/item'
import { choice, int } from '../define/params'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { unitMatrix } from './_unitMatrix'

/** Units that act one after another are written out one by one: more of them than this would take too long to prepare. */
const MOST_UPDATES = 4096
/** Sums of this share of the largest possible one are rounding, and count as 0. */
const SLACK = 2e-6

/** How units of two states take turns. */
export const turnParams = {
  update: choice(['inOrder', 'shuffled', 'together'], 'inOrder'),
  sweeps: int(1, 100, 5),
  seed: int(0, 99_999, 0),
} as const

interface Turns {
  readonly update: 'inOrder' | 'shuffled' | 'together'
  readonly sweeps: number
  readonly seed: number
}

/** Units joined with one another. */
interface Net {
  /** `[n, n]` */
  readonly kernel: Tensor
  /** `[n]`; absent: 0. */
  readonly threshold?: Tensor | undefined
  /** The lower state; the upper is 1. */
  readonly low: number
}

/** The shape of what comes in goes out, unless too many units would act one after another. */
export function recallShape({ update, sweeps }: Turns, x: Shape): Result<Shape, ItemProblem> {
  const updates = sizeOf(x) * sweeps
  if (update === 'together' || updates <= MOST_UPDATES) return ok(x)
  const fits = Math.floor(MOST_UPDATES / sizeOf(x))
  return fail({
    code: 'tooManyTurns',
    param: 'update',
    values: { units: sizeOf(x), sweeps, updates, most: MOST_UPDATES },
    fixes: [
      { kind: 'setParam', on: 'self', param: 'update', value: 'together' },
      ...(fits > 0 ? [{ kind: 'setParam', on: 'self', param: 'sweeps', value: fits } as const] : []),
    ],
  })
}

/** 1 where a sum is positive, the lower state where it is negative, and as it was where it is 0; sums are shares of their largest. */
export function decide(tf: Tf, sums: Tensor, before: Tensor, low: number): Tensor {
  // The other comparisons have no gradient, not even 0.
  const fallen = tf.where(tf.greaterEqual(tf.neg(sums), SLACK), tf.fill(sums.shape as never, low), before)
  return tf.where(tf.greaterEqual(sums, SLACK), tf.onesLike(sums), fallen)
}

/** The kernel and the threshold of each unit in units of its largest possible sum, so that rounding is alike for all. */
function scaled(tf: Tf, { kernel, threshold, low }: Net): Net {
  const weights = tf.sum(tf.abs(kernel), 0, true)
  const most = tf.add(threshold ? tf.add(weights, tf.abs(threshold)) : weights, 1e-30)
  return { kernel: tf.div(kernel, most), threshold: threshold && tf.div(threshold, tf.squeeze(most, [0])), low }
}

const sumsOf = (tf: Tf, state: Tensor, { kernel, threshold }: Net): Tensor => {
  const product = tf.matMul(state as never, kernel as never)
  return threshold ? tf.sub(product, threshold) : product
}

/** All units at once, by the states of before. */
const updateTogether = (tf: Tf, state: Tensor, net: Net): Tensor => decide(tf, sumsOf(tf, state, net), state, net.low)

/** Of each row 1 where no unit wants another state, 0 elsewhere: `[batch]`. */
export function isFixed(tf: Tf, state: Tensor, net: Net): Tensor {
  const moved = tf.notEqual(updateTogether(tf, state, scaled(tf, net)), state)
  return tf.sub(1, tf.max(tf.cast(moved, 'float32'), 1))
}

/** One unit after another, each by the states that the units before it have taken. */
function updateInTurn(tf: Tf, state: Tensor, { kernel, threshold, low }: Net, order: readonly number[]): Tensor {
  const units = order.length
  const places = unitMatrix(tf, units)
  return order.reduce((now, unit) => {
    const product = tf.matMul(now as never, tf.slice(kernel, [0, unit], [units, 1]) as never)
    const bound = threshold && tf.slice(threshold, [unit], [1])
    const before = tf.slice(now, [0, unit], [-1, 1])
    const after = decide(tf, bound ? tf.sub(product, bound) : product, before, low)
    const one = tf.slice(places, [unit, 0], [1, units])
    return tf.add(tf.mul(now, tf.sub(1, one)), tf.mul(after, one))
  }, state)
}

/** The states `[batch, n]` at first and after each sweep. */
export function recall(tf: Tf, first: Tensor, net: Net, { update, sweeps, seed }: Turns): readonly Tensor[] {
  const order = Array.from({ length: first.shape[1] ?? 0 }, (_, i) => i)
  const random = createRandom(seed, 'recall')
  const even = scaled(tf, net)
  const states = [first]
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const state = states.at(-1) as Tensor
    if (update === 'shuffled') random.shuffle(order)
    states.push(update === 'together' ? updateTogether(tf, state, even) : updateInTurn(tf, state, even, order))
  }
  return states
}

/** E = −½ sᵀWs + θᵀs of each row, `[batch]`. */
export function energyOf(tf: Tf, state: Tensor, { kernel, threshold }: Pick<Net, 'kernel' | 'threshold'>): Tensor {
  const pairs = tf.mul(tf.sum(tf.mul(state, tf.matMul(state as never, kernel as never)), 1), -0.5)
  return threshold ? tf.add(pairs, tf.sum(tf.mul(state, threshold), 1)) : pairs
}

/** Rows of all values of a sample, `[batch, n]`. */
export const flatRows = (tf: Tf, x: Tensor): Tensor => tf.reshape(x, [-1, sizeOf(x.shape.slice(1))])

/** The states one after another with their energies, for a film: `[batch, steps, ...shape]` and `[batch, steps]`. */
export function filmOf(
  tf: Tf,
  states: readonly Tensor[],
  net: Pick<Net, 'kernel' | 'threshold'>,
  shape: Shape,
): { readonly states: Tensor; readonly energy: Tensor } {
  return {
    states: tf.reshape(tf.stack([...states], 1), [-1, states.length, ...shape]),
    energy: tf.stack(
      states.map((state) => energyOf(tf, state, net)),
      1,
    ),
  }
}

/** Words for `turnParams`. */
export const turnTexts = {
  en: {
    update: {
      title: 'Update',
      help: 'Who changes when: one unit after another, in their order or in a drawn one, or all at once. One after another the energy never rises; all at once two states may alternate for ever.',
      options: { inOrder: 'one by one', shuffled: 'one by one, shuffled', together: 'all at once' },
    },
    sweeps: { title: 'Sweeps', help: 'How often each unit is asked.' },
    seed: { title: 'Seed', help: 'Number from which the shuffled orders are drawn.' },
  },
  uk: {
    update: {
      title: 'Оновлення',
      help: 'Хто коли змінюється: вузли по одному, за порядком чи навмання, або всі разом. По одному енергія ніколи не зростає; усі разом можуть без кінця перемикатися між двома станами.',
      options: { inOrder: 'по одному', shuffled: 'по одному навмання', together: 'усі разом' },
    },
    sweeps: { title: 'Обходи', help: 'Скільки разів опитують кожен вузол.' },
    seed: { title: 'Зерно', help: 'Число, з якого утворюють випадкові порядки.' },
  },
} as const

import type { JointArgs } from '../define/optimizer'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

/** Share of the descent promised by the slope that a place must keep (Armijo). */
const DESCENT = 1e-4
/** Differences of float32 losses below this share of the loss mean nothing. */
const NOISE = 1e-6
/** Places that are looked at along one direction. */
const MOST_TRIES = 12
const TINY = 1e-30

/**
 * What a search along a line keeps: where it began (`base`), the direction, gradient, loss (`value`) and slope there, the piece of the line between `low` and
 * `high` (0: no end is known) with the slopes at both, how far the place lies that is looked at (`size`), how many there have been, and whether any (`running`).
 */
export const searchSlots = (count: number): Readonly<Record<string, Shape>> => ({
  base: [count],
  direction: [count],
  gradient: [count],
  ...Object.fromEntries(
    ['value', 'slope', 'low', 'lowSlope', 'high', 'highSlope', 'size', 'tries', 'running'].map((name) => [name, []]),
  ),
})

/** What a place that was found tells: `moved` from the last base and by how much the gradient `changed`. */
interface Found {
  /** 1: the place is the next base; 0: the search goes on, or has failed. */
  readonly accepted: Tensor
  /** 1: nothing better was found along the direction, and the next begins straight down; or there is none yet. */
  readonly fresh: Tensor
  readonly moved: Tensor
  readonly changed: Tensor
  readonly gradient: Tensor
  readonly gradientBefore: Tensor
  readonly directionBefore: Tensor
}

/** How an optimizer that searches along lines goes on. */
interface Method {
  /** Share of the slope that may be left at a place that is accepted: the smaller, the nearer to the minimum of the line. */
  readonly left: number
  /** The next direction, and what is kept for it; counts where a place is accepted. */
  direct(found: Found): { readonly direction: Tensor; readonly slots: Readonly<Record<string, Tensor>> }
  /** `true`: the full length of a direction is tried first; or else a length that promises as much as the last. */
  readonly full: boolean
}

/** Scalars as conditions and choices, 1 and 0. */
function logic(tf: Tf) {
  const is = (condition: Tensor): Tensor => tf.cast(condition, 'float32')
  const not = (a: Tensor): Tensor => tf.sub(1, a)
  const and = (a: Tensor, b: Tensor): Tensor => tf.mul(a, b)
  const or = (a: Tensor, b: Tensor): Tensor => tf.maximum(a, b)
  /** `a` where the condition is 1; both must be finite. */
  const choose = (condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor =>
    tf.add(tf.mul(condition, a), tf.mul(not(condition), b))
  const dot = (a: Tensor, b: Tensor): Tensor => tf.sum(tf.mul(a, b))
  const within = (value: Tensor, low: Tensor, high: Tensor): Tensor => tf.minimum(tf.maximum(value, low), high)
  return { is, not, and, or, choose, dot, within }
}

type Scalars = Readonly<Record<'low' | 'lowSlope' | 'high' | 'highSlope' | 'size', Tensor>>

/** The next place on the same line: where the slopes at both ends of a piece meet at zero, or further on where no end is known. */
function narrow(tf: Tf, before: Scalars, slope: Tensor, beyond: Tensor): Scalars {
  const { is, not, or, choose, within } = logic(tf)
  const { size } = before
  const low = choose(beyond, before.low, size)
  const lowSlope = choose(beyond, before.lowSlope, slope)
  const high = choose(beyond, size, before.high)
  const highSlope = choose(beyond, slope, before.highSlope)
  const closed = is(tf.greater(high, 0))
  const length = tf.sub(high, low)
  const rising = is(tf.greater(highSlope, 0))
  const meeting = tf.add(low, tf.div(tf.mul(length, tf.neg(lowSlope)), tf.maximum(tf.sub(highSlope, lowSlope), TINY)))
  const inside = choose(
    rising,
    within(meeting, tf.add(low, tf.mul(length, 0.05)), tf.sub(high, tf.mul(length, 0.05))),
    tf.add(low, tf.mul(length, 0.3)),
  )
  const gained = tf.sub(slope, before.lowSlope)
  const ahead = tf.add(size, tf.div(tf.mul(tf.neg(slope), tf.sub(size, before.low)), tf.maximum(gained, TINY)))
  const further = choose(
    or(is(tf.lessEqual(gained, TINY)), beyond),
    tf.mul(size, 4),
    within(tf.minimum(ahead, tf.mul(size, 8)), tf.mul(size, 1.1), tf.mul(size, 4)),
  )
  return {
    low,
    lowSlope,
    high: tf.mul(high, closed),
    highSlope,
    size: choose(closed, inside, tf.mul(not(closed), further)),
  }
}

/** What the place that was looked at is worth: 1 and 0. */
function judge(tf: Tf, { loss, slots }: JointArgs<unknown>, slope: Tensor, left: number) {
  const { is, not, and, or } = logic(tf)
  const at = (name: string): Tensor => slots[name] as Tensor
  const first = not(at('running'))
  const promised = tf.mul(tf.mul(at('size'), at('slope')), DESCENT)
  const noise = tf.mul(tf.abs(at('value')), NOISE)
  const high = is(tf.greater(loss, tf.add(tf.add(at('value'), promised), noise)))
  const steep = is(tf.greater(tf.abs(slope), tf.mul(tf.abs(at('slope')), left)))
  const over = is(tf.greaterEqual(at('tries'), MOST_TRIES - 1))
  const accepted = or(first, and(not(high), or(not(steep), over)))
  const failed = and(not(accepted), over)
  return {
    first,
    accepted,
    failed,
    searching: and(not(accepted), not(failed)),
    beyond: or(high, is(tf.greater(slope, 0))),
  }
}

/** How far the first place on a new direction lies. */
function firstSize(
  tf: Tf,
  { rate, slots }: JointArgs<unknown>,
  {
    way,
    slope,
    downhill,
    full,
  }: { readonly way: Tensor; readonly slope: Tensor; readonly downhill: Tensor; readonly full: boolean },
): Tensor {
  const { choose, dot } = logic(tf)
  const [size, before] = [slots['size'] as Tensor, slots['slope'] as Tensor]
  const length = tf.sqrt(tf.maximum(dot(way, way), TINY))
  const short = tf.mul(rate, tf.minimum(1, tf.div(1, length)))
  const promising = tf.div(tf.mul(size, before), tf.minimum(slope, -TINY))
  const alike = tf.minimum(tf.maximum(promising, tf.mul(short, 1e-3)), tf.mul(size, 10))
  return choose(downhill, full ? rate : alike, short)
}

/**
 * One step of a search along a line (strong Wolfe conditions): the place that was looked at becomes the next base, or another is tried on the same line;
 * after many in vain, straight down from the base.
 */
export function searchStep(
  tf: Tf,
  args: JointArgs<unknown>,
  { left, direct, full }: Method,
): { readonly weights: Tensor; readonly slots: Readonly<Record<string, Tensor>> } {
  const { is, not, and, or, choose, dot } = logic(tf)
  const { weights, gradient, loss, slots } = args
  const kept = slots as Readonly<Record<string, Tensor>> & Scalars
  const at = (name: string): Tensor => kept[name] as Tensor
  const [base, direction, before] = [at('base'), at('direction'), at('gradient')]
  const slope = dot(gradient, direction)
  const { first, accepted, failed, searching, beyond } = judge(tf, args, slope, left)
  const found = direct({
    accepted,
    fresh: or(first, failed),
    moved: tf.mul(tf.sub(weights, base), not(first)),
    changed: tf.mul(tf.sub(gradient, before), not(first)),
    gradient,
    gradientBefore: before,
    directionBefore: direction,
  })
  const from = choose(accepted, weights, base)
  const down = choose(accepted, gradient, before)
  const downhill = and(is(tf.less(dot(down, found.direction), 0)), and(accepted, not(first)))
  const turned = choose(downhill, found.direction, tf.neg(down))
  const turnedSlope = dot(down, turned)
  const narrowed = narrow(tf, kept, slope, beyond)
  const on = (name: keyof Scalars, anew: Tensor | number): Tensor => choose(searching, narrowed[name], anew)
  const way = choose(searching, direction, turned)
  const size = on('size', firstSize(tf, args, { way: turned, slope: turnedSlope, downhill, full }))
  const next = {
    base: from,
    direction: way,
    gradient: down,
    value: choose(accepted, loss, at('value')),
    slope: choose(searching, at('slope'), turnedSlope),
    low: on('low', 0),
    lowSlope: on('lowSlope', turnedSlope),
    high: on('high', 0),
    highSlope: on('highSlope', 0),
    size,
    tries: tf.mul(tf.add(at('tries'), 1), searching),
    running: tf.onesLike(at('running')),
  }
  return { weights: tf.add(from, tf.mul(way, size)), slots: { ...next, ...found.slots } }
}

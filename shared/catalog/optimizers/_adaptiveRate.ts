import type { JointArgs } from '../define/optimizer'
import { float } from '../define/params'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'

export const adaptiveParams = {
  increase: float(1, 2, 1.05),
  decrease: float(0.05, 1, 0.7),
  rise: float(1, 2, 1.04),
} as const

interface Adaptive {
  readonly increase: number
  readonly decrease: number
  readonly rise: number
}

/** `growth`: the factor of the learning rate, less 1; `before`: the loss of the step before; `known`: 1 where there was one. */
export const adaptiveSlots: Readonly<Record<string, Shape>> = { growth: [], before: [], known: [] }

/** The learning rate of this step: larger after a loss that fell, smaller after one that rose by more than is allowed. */
export function adaptRate(
  tf: Tf,
  { p, rate, loss, slots }: JointArgs<Adaptive>,
): { readonly rate: Tensor; readonly slots: Readonly<Record<string, Tensor>> } {
  const { growth, before, known } = slots as Readonly<Record<'growth' | 'before' | 'known', Tensor>>
  const rose = tf.mul(known, tf.cast(tf.greater(loss, tf.mul(before, p.rise)), 'float32'))
  const fell = tf.mul(known, tf.cast(tf.less(loss, before), 'float32'))
  const factor = tf.add(1, tf.add(tf.mul(rose, p.decrease - 1), tf.mul(fell, p.increase - 1)))
  const now = tf.mul(tf.add(growth, 1), factor)
  return {
    rate: tf.mul(rate, now),
    slots: { growth: tf.sub(now, 1), before: loss, known: tf.onesLike(known) },
  }
}

export const adaptiveText = {
  en: {
    increase: { title: 'Growth', help: 'Factor of the learning rate after a step that lowered the loss.' },
    decrease: { title: 'Shrinking', help: 'Factor of the learning rate after a loss that rose too much.' },
    rise: { title: 'Allowed rise', help: 'How many times the loss before a loss may be until the rate shrinks.' },
  },
  uk: {
    increase: { title: 'Зростання', help: 'Множник швидкості навчання після кроку, що зменшив втрати.' },
    decrease: { title: 'Спадання', help: 'Множник швидкості навчання після надто великого зростання втрат.' },
    rise: { title: 'Дозволений ріст', help: 'У скільки разів втрати можуть зрости, доки швидкість не зменшать.' },
  },
} as const

import { float } from '../define/params'
import { gradient, value, weighed, type Line } from '../define/arithmetic'
import type { UpdateArgs, WrittenUpdate } from '../define/optimizer'
import type { Tensor, Tf } from '../define/tf'
import { complement, learningRateText } from './_learningRate'

/** Parameters of Adam and its relatives. */
export const adamParams = {
  beta1: float(0, 0.9999, 0.9),
  beta2: float(0, 0.99999, 0.999),
  epsilon: float(1e-10, 1, 1e-7, { scale: 'log' }),
}
interface AdamParams {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/** A running mean that goes over to a new value by one minus `decay`. */
export const follow = (tf: Tf, old: Tensor, value: Tensor, decay: number): Tensor =>
  tf.add(old, tf.mul(tf.sub(value, old), complement(decay)))

/** What a running mean that began at zero still lacks to 1 after so many updates. */
export const missing = (tf: Tf, decay: number, count: Tensor): Tensor => tf.sub(1, tf.pow(decay, count))

/** An update of Adam in Keras's form, with the bias correction in the step size. */
export function adamUpdate(tf: Tf, { p, rate, step, weight, gradient, slots }: UpdateArgs<AdamParams>) {
  const slot = (name: string): Tensor => slots[name] ?? tf.zerosLike(weight)
  const momentum = follow(tf, slot('momentum'), gradient, p.beta1)
  const velocity = follow(tf, slot('velocity'), tf.square(gradient), p.beta2)
  const count = tf.add(step, 1)
  const corrected = tf.div(tf.mul(rate, tf.sqrt(missing(tf, p.beta2, count))), missing(tf, p.beta1, count))
  const change = tf.div(tf.mul(momentum, corrected), tf.add(tf.sqrt(velocity), p.epsilon))
  return { weight: tf.sub(weight, change), slots: { momentum, velocity } }
}

/** An update of Adam in the form of its paper, where the correction stands at the means. */
export function adamArithmetic({
  p,
  symbol,
  rate,
  update,
  before,
  gradient: g,
  after,
  slots: { momentum: m, velocity: v },
}: WrittenUpdate<AdamParams>): readonly Line[] {
  if (!m || !v) return []
  const [first, second] = [m.after / (1 - p.beta1 ** update), v.after / (1 - p.beta2 ** update)]
  return [
    ['m ← β₁·m + (1 − β₁)·g = ', value(p.beta1), ' · ', value(m.before), ' + ', value(1 - p.beta1), ' · ', gradient(g), ' = ', value(m.after)], // prettier-ignore
    ['v ← β₂·v + (1 − β₂)·g^{2} = ', value(p.beta2), ' · ', value(v.before), ' + ', value(1 - p.beta2), ' · ', gradient(g), '^{2} = ', value(v.after)], // prettier-ignore
    ['m̂ = m / (1 − β₁^{t}) = ', value(m.after), ' / (1 − ', value(p.beta1), `^{${update}}) = `, value(first)],
    ['v̂ = v / (1 − β₂^{t}) = ', value(v.after), ' / (1 − ', value(p.beta2), `^{${update}}) = `, value(second)],
    [`${symbol} ← ${symbol} − η·m̂/(√v̂ + ε) = `, weighed(before), ' − ', value(rate), ' · ', value(first), ' / √', value(second), ' = ', weighed(after)], // prettier-ignore
  ]
}

/** The parameters in Keras's words. */
export const adamConfig = (p: AdamParams) => ({ beta_1: p.beta1, beta_2: p.beta2, epsilon: p.epsilon })

export const adamTexts = {
  en: {
    learningRate: learningRateText.en,
    beta1: { title: 'Beta 1', help: 'How long gradients are remembered (the momentum).' },
    beta2: { title: 'Beta 2', help: 'How long squared gradients are remembered (the step sizes).' },
    epsilon: { title: 'Epsilon', help: 'Small number in the denominator, so that nothing is divided by zero.' },
  },
  uk: {
    learningRate: learningRateText.uk,
    beta1: { title: 'Бета 1', help: 'Як довго пам’ятаються градієнти (імпульс).' },
    beta2: { title: 'Бета 2', help: 'Як довго пам’ятаються квадрати градієнтів (розміри кроків).' },
    epsilon: { title: 'Епсилон', help: 'Мале число в знаменнику, аби не ділити на нуль.' },
  },
} as const

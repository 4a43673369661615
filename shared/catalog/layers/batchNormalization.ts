import { fail, ok } from '../../result'
import { defineLayer, statistic, weight, type ForwardArgs } from '../define/layer'
import { bool, float, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'

interface Moments {
  readonly mean: Tensor
  readonly variance: Tensor
}

/** All axes but the last. */
const across = (x: Tensor): number[] => x.shape.slice(0, -1).map((_, axis) => axis)

/** Mean and variance of each feature, `[2, features]`, with the gradient `dmean / n + 2 · dvariance · (x − mean) / n`. */
function measure(tf: Tf, x: Tensor): Tensor {
  return withGradient(
    tf,
    [x],
    ([x]) => {
      const { mean, variance } = tf.moments(x, across(x))
      return { value: tf.stack([mean, variance]), kept: [x, mean] }
    },
    (pull, [x, mean]) => {
      const [ofMean = pull, ofVariance = pull] = tf.unstack(tf.div(pull, x.size / mean.size), 0)
      const slope = tf.mul(ofVariance, 2)
      return [tf.add(tf.mul(x, slope), tf.sub(ofMean, tf.mul(slope, mean)))]
    },
  )
}

/** Moments of the whole batch: from those of its parts as T. F. Chan and others join them (1979), without losing digits. */
function measureParts(tf: Tf, parts: readonly Tensor[]): Moments {
  const rows = (x: Tensor): number => x.shape[0] ?? 1
  const all = parts.reduce((sum, x) => sum + rows(x), 0)
  const each = parts.map((x) => {
    const [mean = x, variance = x] = tf.unstack(measure(tf, x), 0)
    return { mean, variance, share: rows(x) / all }
  })
  const [first] = each
  if (each.length === 1 && first) return first
  const weigh = (of: (part: (typeof each)[number]) => Tensor): Tensor =>
    tf.addN(each.map((part) => tf.mul(of(part), part.share)))
  const mean = weigh((part) => part.mean)
  return { mean, variance: weigh((part) => tf.add(part.variance, tf.square(tf.sub(part.mean, mean)))) }
}

/** `x · factor + shift` for every feature, with gradients of as few operations as can be. */
const scale = (tf: Tf, x: Tensor, factor: Tensor, shift: Tensor): Tensor =>
  withGradient(
    tf,
    [x, factor, shift],
    ([x, factor, shift]) => ({ value: tf.add(tf.mul(x, factor), shift), kept: [x, factor] }),
    (dy, [x, factor]) => [tf.mul(dy, factor), tf.sum(tf.mul(dy, x), across(x)), tf.sum(dy, across(x))],
  )

/** `(x − mean) / √(variance + ε) · gamma + beta` as one product and one sum, in Keras's order. */
function normalize(
  tf: Tf,
  xs: readonly Tensor[],
  { mean, variance }: Moments,
  w: Readonly<Record<string, Tensor>>,
  epsilon: number,
): readonly Tensor[] {
  const inverse = tf.rsqrt(tf.add(variance, epsilon))
  const factor = w['gamma'] ? tf.mul(inverse, w['gamma']) : inverse
  const shift = tf.neg(tf.mul(mean, factor))
  return xs.map((x) => scale(tf, x, factor, w['beta'] ? tf.add(w['beta'], shift) : shift))
}

const params = {
  momentum: float(0, 0.9999, 0.99, { midRun: true }),
  epsilon: float(1e-7, 1, 1e-3, { scale: 'log' }),
  center: bool(true),
  scale: bool(true),
}
type Params = ParamsOf<typeof params>

function normalizeParts(tf: Tf, parts: readonly ForwardArgs<Params>[]): readonly Tensor[] {
  const xs = parts.map(({ x }) => x)
  const [first] = parts
  if (!first) return []
  const { w, p, ctx } = first
  const { moving_mean: movingMean, moving_variance: movingVariance } = w
  if (!movingMean || !movingVariance) throw new Error('Batch normalization has no running statistics')
  if (!ctx.training) return normalize(tf, xs, { mean: movingMean, variance: movingVariance }, w, p.epsilon)
  const batch = measureParts(tf, xs)
  const follow = (old: Tensor, value: Tensor): Tensor => tf.add(tf.mul(old, p.momentum), tf.mul(value, 1 - p.momentum))
  ctx.assign('moving_mean', follow(movingMean, batch.mean))
  ctx.assign('moving_variance', follow(movingVariance, batch.variance))
  return normalize(tf, xs, batch, w, p.epsilon)
}

/** Normalizes the last axis by the statistics of the batch, outside training by their running means. Keras `BatchNormalization`. */
export default defineLayer({
  id: 'batchNormalization',
  category: 'regularize',
  icon: 'μσ',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params,
  inferShape: (_p, [x = []]) =>
    x.length === 0 ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } }) : ok(x),
  weights: (p, [x = []]) => {
    const size = [x.at(-1) ?? 1]
    return {
      ...(p.scale && { gamma: weight(size, 'ones') }),
      ...(p.center && { beta: weight(size, 'zeros') }),
      moving_mean: statistic(size, 'zeros'),
      moving_variance: statistic(size, 'ones'),
    }
  },
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, args) => normalizeParts(tf, [args])[0] as Tensor,
  forwardParts: normalizeParts,
  keras: (p) => ({
    className: 'BatchNormalization',
    config: { momentum: p.momentum, epsilon: p.epsilon, center: p.center, scale: p.scale },
  }),
  summary: () => '',
  example: {
    batch: true,
    inputs: [
      [
        [1, 10],
        [2, 20],
        [3, 60],
      ],
    ],
  },
  related: ['layerNormalization'],
  text: {
    en: {
      title: 'Batch normalization',
      short: 'Batch norm',
      keywords: ['BN', 'BatchNorm', 'batch norm'],
      help: 'Brings every feature or channel to mean 0 and variance 1 over the batch, then lets the network learn its own scale and shift. Training gets faster and steadier, and vanishing gradients are eased. Outside training it uses the running mean and variance gathered on the way.',
      pitfall:
        'Its mean comes from the batch: with batches of a few rows it is mostly noise. In use the running statistics count, which need some hundred steps to be right.',
      formula: 'y = γ · (x − μ) / √(σ² + ε) + β',
      params: {
        momentum: {
          title: 'Momentum',
          help: 'How slowly the running mean and variance follow the batches; the nearer to 1, the slower.',
        },
        epsilon: { title: 'Epsilon', help: 'Small number added to the variance, so that nothing is divided by zero.' },
        center: { title: 'Learned shift β', help: 'Adds a learned constant to each feature after normalizing.' },
        scale: { title: 'Learned scale γ', help: 'Multiplies each feature by a learned constant after normalizing.' },
      },
    },
    uk: {
      title: 'Пакетна нормалізація',
      short: 'Пакетна норм.',
      keywords: ['батч-нормалізація', 'батчнорм', 'нормалізація за пакетом'],
      help: 'Приводить кожну ознаку чи канал до середнього 0 і дисперсії 1 за пакетом, а далі дає мережі навчити власні масштаб і зсув. Навчання швидшає й стає рівнішим, слабшає затухання градієнтів. Поза навчанням бере рухомі середнє й дисперсію, накопичені під час навчання.',
      pitfall:
        'Середнє береться з пакета: у пакеті з кількох рядків це майже шум. У роботі діють накопичені статистики, яким потрібна сотня-друга кроків.',
      formula: 'y = γ · (x − μ) / √(σ² + ε) + β',
      params: {
        momentum: {
          title: 'Інерція',
          help: 'Наскільки повільно рухомі середнє й дисперсія йдуть за пакетами; що ближче до 1, то повільніше.',
        },
        epsilon: { title: 'Епсилон', help: 'Мале число, що додається до дисперсії, аби не ділити на нуль.' },
        center: { title: 'Навчений зсув β', help: 'Після нормалізації додає до кожної ознаки навчену сталу.' },
        scale: { title: 'Навчений масштаб γ', help: 'Після нормалізації множить кожну ознаку на навчену сталу.' },
      },
    },
  },
})

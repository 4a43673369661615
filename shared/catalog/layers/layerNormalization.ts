import { fail, ok } from '../../result'
import { defineLayer, passesMask, weight } from '../define/layer'
import { bool, float } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'

/**
 * `(x − mean) / √(variance + ε)` over the last axis. With y the result and m the mean over that axis, its gradient is
 * `(dy − m(dy) − y·m(dy·y)) / √(variance + ε)`: a third of the operations of differentiating mean and variance.
 */
function normalize(tf: Tf, x: Tensor, epsilon: number): Tensor {
  const mean = (of: Tensor): Tensor => tf.mean(of, -1, true)
  return withGradient(
    tf,
    [x],
    ([x]) => {
      const centered = tf.sub(x, mean(x))
      const inverse = tf.rsqrt(tf.add(mean(tf.square(centered)), epsilon))
      const value = tf.mul(centered, inverse)
      return { value, kept: [value, inverse] }
    },
    (dy, [y, inverse]) => {
      const along = tf.mul(y, mean(tf.mul(dy, y)))
      return [tf.mul(tf.sub(tf.sub(dy, mean(dy)), along), inverse)]
    },
  )
}

/** Normalizes the last axis of each sample by its own mean and variance (J. L. Ba and others, 2016). Keras `LayerNormalization`. */
export default defineLayer({
  id: 'layerNormalization',
  category: 'regularize',
  icon: 'Lμ',
  perMoment: true,
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: { epsilon: float(1e-7, 1, 1e-3, { scale: 'log' }), center: bool(true), scale: bool(true) },
  inferShape: (_p, [x = []]) =>
    x.length === 0 ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } }) : ok(x),
  weights: (p, [x = []]) => {
    const size = [x.at(-1) ?? 1]
    return { ...(p.scale && { gamma: weight(size, 'ones') }), ...(p.center && { beta: weight(size, 'zeros') }) }
  },
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, w, p }) => {
    const normal = normalize(tf, x, p.epsilon)
    const scaled = w['gamma'] ? tf.mul(normal, w['gamma']) : normal
    return w['beta'] ? tf.add(scaled, w['beta']) : scaled
  },
  keras: (p) => ({
    className: 'LayerNormalization',
    config: { epsilon: p.epsilon, center: p.center, scale: p.scale },
  }),
  summary: () => '',
  related: ['multiHeadAttention'],
  text: {
    en: {
      title: 'Layer normalization',
      short: 'Layer norm',
      keywords: ['LN', 'LayerNorm'],
      help: 'Brings the features of every sample, and of every moment of a sequence, to mean 0 and variance 1, then lets the network learn its own scale and shift. It looks at no other sample, so it works the same in training and after, with any batch: the normalization of Transformers and recurrent networks.',
      pitfall:
        'It looks at one sample alone: what all features have in common is taken away, their mean brightness for instance.',
      formula: 'y = γ · (x − μ) / √(σ² + ε) + β',
      params: {
        epsilon: { title: 'Epsilon', help: 'Small number added to the variance, so that nothing is divided by zero.' },
        center: { title: 'Learned shift β', help: 'Adds a learned constant to each feature after normalizing.' },
        scale: { title: 'Learned scale γ', help: 'Multiplies each feature by a learned constant after normalizing.' },
      },
    },
    uk: {
      title: 'Нормалізація шару',
      short: 'Норм. шару',
      keywords: ['пошарова нормалізація', 'нормалізація за шаром', 'шарова нормалізація'],
      help: 'Приводить ознаки кожного прикладу, а в послідовності — кожного моменту, до середнього 0 і дисперсії 1, а далі дає мережі навчити власні масштаб і зсув. На інші приклади не дивиться, тож у навчанні й після нього діє однаково за будь-якого пакета: нормалізація трансформерів і рекурентних мереж.',
      pitfall: 'Вона дивиться лише на один приклад: спільне для всіх ознак, скажімо середня яскравість, зникає.',
      formula: 'y = γ · (x − μ) / √(σ² + ε) + β',
      params: {
        epsilon: { title: 'Епсилон', help: 'Мале число, що додається до дисперсії, аби не ділити на нуль.' },
        center: { title: 'Навчений зсув β', help: 'Після нормалізації додає до кожної ознаки навчену сталу.' },
        scale: { title: 'Навчений масштаб γ', help: 'Після нормалізації множить кожну ознаку на навчену сталу.' },
      },
    },
  },
})

import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { bool, float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** Normalizes the last axis of each sample by its own mean and variance (J. L. Ba and others, 2016). Keras `LayerNormalization`. */
export default defineLayer({
  id: 'layerNormalization',
  category: 'regularize',
  icon: 'Lμ',
  inputs: [{ name: 'input' }],
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
    const { mean, variance } = tf.moments(x, -1, true)
    const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, p.epsilon)))
    const scaled = w['gamma'] ? tf.mul(normal, w['gamma']) : normal
    return w['beta'] ? tf.add(scaled, w['beta']) : scaled
  },
  keras: (p) => ({
    className: 'LayerNormalization',
    config: { epsilon: p.epsilon, center: p.center, scale: p.scale },
  }),
  summary: () => '',
  text: {
    en: {
      title: 'Layer normalization',
      short: 'Layer norm',
      help: 'Brings the features of every sample, and of every moment of a sequence, to mean 0 and variance 1, then lets the network learn its own scale and shift. It looks at no other sample, so it works the same in training and after, with any batch: the normalization of Transformers and recurrent networks.',
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
      help: 'Приводить ознаки кожного прикладу, а в послідовності — кожного моменту, до середнього 0 і дисперсії 1, а далі дає мережі навчити власні масштаб і зсув. На інші приклади не дивиться, тож у навчанні й після нього діє однаково за будь-якого пакета: нормалізація трансформерів і рекурентних мереж.',
      formula: 'y = γ · (x − μ) / √(σ² + ε) + β',
      params: {
        epsilon: { title: 'Епсилон', help: 'Мале число, що додається до дисперсії, аби не ділити на нуль.' },
        center: { title: 'Навчений зсув β', help: 'Після нормалізації додає до кожної ознаки навчену сталу.' },
        scale: { title: 'Навчений масштаб γ', help: 'Після нормалізації множить кожну ознаку на навчену сталу.' },
      },
    },
  },
})

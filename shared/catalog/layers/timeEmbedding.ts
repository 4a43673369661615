import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float, int } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'

/**
 * sin and cos of the time at wavelengths from 2π to 10,000 · 2π over the scaled time: `[1]` to `[size]`, the sines first. As positions are
 * told to a Transformer (Vaswani et al., 2017), for the time of a diffusion (Ho, Jain, Abbeel, 2020). Keras has no such layer: it gets one of
 * ours.
 */
export default defineLayer({
  id: 'timeEmbedding',
  category: 'sequence',
  icon: '∿t',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { size: int(2, 4096, 32), scale: float(1, 100_000, 1000, { scale: 'log' }) },
  inferShape: (p, [x = []]) =>
    sizeOf(x) === 1
      ? ok([p.size - (p.size % 2)])
      : fail({ code: 'oneNumberNeeded', port: 'input', values: { shape: shapeText(x) } }),
  weights: () => ({}),
  multiplyAdds: (p) => 2 * p.size,
  forward: (tf, { x, p }) => {
    const half = Math.floor(p.size / 2)
    const place = tf.cast(tf.range(0, half, 1, 'int32'), 'float32')
    const frequency = tf.exp(tf.mul(place, -Math.log(10_000) / half))
    const angle = tf.mul(tf.mul(tf.reshape(x, [-1, 1]), p.scale), tf.reshape(frequency, [1, half]))
    return tf.concat([tf.sin(angle), tf.cos(angle)], 1)
  },
  keras: ({ size, scale }) => ({ className: 'TimeEmbedding', config: { size, scale } }),
  summary: (p) => `${p.size - (p.size % 2)}`,
  example: { params: { size: 4, scale: 1 } },
  text: {
    en: {
      title: 'Time embedding',
      short: 'Time emb.',
      keywords: ['timestep', 'diffusion step', 'sinusoidal'],
      help: 'Turns one number, the time of a diffusion, into many slow and fast waves, from which a network can read how noisy its input is. Feed it on through a Dense and add it to the features.',
      formula: 'e = [sin(s·t·ω_{i}), cos(s·t·ω_{i})], ω_{i} = 10000^{−2i/d}',
      params: {
        size: { title: 'Size', help: 'Number of outputs d, half sines and half cosines; an odd one is rounded down.' },
        scale: {
          title: 'Scale',
          help: 'Times from 0 to 1 are stretched by s, so that neighboring steps can be told apart.',
        },
      },
    },
    uk: {
      title: 'Вкладення часу',
      short: 'Вклад. часу',
      keywords: ['крок дифузії', 'ембедінг часу', 'момент'],
      help: 'Перетворює одне число, час дифузії, на багато повільних і швидких хвиль, за якими мережа бачить, наскільки зашумлений її вхід. Далі зазвичай іде повнозв’язний шар, і результат додають до ознак.',
      formula: 'e = [sin(s·t·ω_{i}), cos(s·t·ω_{i})], ω_{i} = 10000^{−2i/d}',
      params: {
        size: {
          title: 'Розмір',
          help: 'Кількість виходів d: половина синусів, половина косинусів; непарну округлюють униз.',
        },
        scale: { title: 'Масштаб', help: 'На s множать час від 0 до 1, щоб розрізняти сусідні кроки.' },
      },
    },
  },
})

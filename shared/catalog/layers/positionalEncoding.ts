import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { sequenceShape } from './_sequence'

/**
 * Adds to each moment the sines and cosines of its place, in turn along the features (A. Vaswani and others, 2017). Keras has no such
 * layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'positionalEncoding',
  category: 'sequence',
  icon: 'PE',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { maxWavelength: float(1, 1_000_000, 10_000, { scale: 'log' }) },
  inferShape: (_p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok(x) : sequence
  },
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p }) => {
    const [, time = 1, features = 1] = x.shape
    const feature = tf.range(0, features)
    // Features 2k and 2k + 1 are the sine and the cosine of one wave.
    const wave = tf.floor(tf.div(feature, 2))
    const odd = tf.sub(feature, tf.mul(wave, 2))
    const rate = tf.exp(tf.mul(wave, (-2 * Math.log(p.maxWavelength)) / features))
    const angle = tf.mul(tf.reshape(tf.range(0, time), [time, 1]), rate)
    const code = tf.add(tf.mul(tf.sin(angle), tf.sub(1, odd)), tf.mul(tf.cos(angle), odd))
    return tf.add(x, code)
  },
  keras: (p) => ({ className: 'PositionalEncoding', config: { max_wavelength: p.maxWavelength } }),
  summary: () => '',
  text: {
    en: {
      title: 'Positional encoding',
      short: 'Positions',
      help: 'Adds to every moment of a sequence a pattern of waves that tells its place. Attention sees a set of moments in no order; with the pattern it can tell first from last, and near from far. Put it after the embedding, before attention. Nothing is learned.',
      formula: 'y_{t,2k} = x_{t,2k} + sin(t / L^{2k/d}), y_{t,2k+1} = x_{t,2k+1} + cos(t / L^{2k/d})',
      params: {
        maxWavelength: {
          title: 'Longest wave L',
          help: 'How slowly the slowest wave turns, in moments (times 2π); much longer than the sequence, so that no two places look alike.',
        },
      },
    },
    uk: {
      title: 'Позиційне кодування',
      short: 'Позиції',
      help: 'Додає до кожного моменту послідовності візерунок хвиль, що каже його місце. Увага бачить моменти як множину без порядку; з візерунком вона відрізняє перше від останнього і близьке від далекого. Ставлять після вкладення перед увагою. Нічого не вчить.',
      formula: 'y_{t,2k} = x_{t,2k} + sin(t / L^{2k/d}), y_{t,2k+1} = x_{t,2k+1} + cos(t / L^{2k/d})',
      params: {
        maxWavelength: {
          title: 'Найдовша хвиля L',
          help: 'Як повільно обертається найповільніша хвиля, в моментах (разів по 2π); значно довша за послідовність, щоб жодні два місця не були схожі.',
        },
      },
    },
  },
})

import { fail, ok } from '../../result'
import { defineLayer, passesMask, weight } from '../define/layer'
import { choice, float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { sequenceShape } from './_sequence'
import { weightOf } from './_weightOf'

/**
 * Adds to each moment the sines and cosines of its place, in turn along the features (A. Vaswani and others, 2017). Keras has no such
 * layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'positionalEncoding',
  category: 'sequence',
  icon: 'PE',
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: {
    kind: choice(['sinusoidal', 'learned'], 'sinusoidal'),
    maxLength: int(1, 65_536, 512),
    maxWavelength: float(1, 1_000_000, 10_000, { scale: 'log' }),
  },
  inferShape: (p, [x = []]) => {
    const sequence = sequenceShape(x)
    if (!sequence.ok) return sequence
    const [time] = sequence.value
    if (p.kind === 'sinusoidal' || time <= p.maxLength) return ok(x)
    return fail({
      code: 'positionsBeyond',
      param: 'maxLength',
      values: { rows: p.maxLength, time },
      fixes: [
        { kind: 'setParam', on: 'self', param: 'maxLength', value: time },
        { kind: 'setParam', on: 'self', param: 'kind', value: 'sinusoidal' },
      ],
    })
  },
  weights: (p, [[, features = 1] = []]) => ({
    ...(p.kind === 'learned' && { embeddings: weight([p.maxLength, features], 'randomUniform') }),
  }),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, w, p }) => {
    const [, time = 1, features = 1] = x.shape
    if (p.kind === 'learned') return tf.add(x, tf.slice(weightOf(w, 'embeddings'), [0, 0], [time, features]))
    const feature = tf.range(0, features)
    // Features 2k and 2k + 1 are the sine and the cosine of one wave.
    const wave = tf.floor(tf.div(feature, 2))
    const odd = tf.sub(feature, tf.mul(wave, 2))
    const rate = tf.exp(tf.mul(wave, (-2 * Math.log(p.maxWavelength)) / features))
    const angle = tf.mul(tf.reshape(tf.range(0, time), [time, 1]), rate)
    const code = tf.add(tf.mul(tf.sin(angle), tf.sub(1, odd)), tf.mul(tf.cos(angle), odd))
    return tf.add(x, code)
  },
  keras: (p) => ({
    className: 'PositionalEncoding',
    config: p.kind === 'learned' ? { kind: p.kind, max_length: p.maxLength } : { max_wavelength: p.maxWavelength },
  }),
  summary: (p, name) => (p.kind === 'learned' ? `${name('kind')} · ${p.maxLength}` : ''),
  text: {
    en: {
      title: 'Positional encoding',
      short: 'Positions',
      keywords: ['position embedding', 'sinusoidal', 'Transformer'],
      help: 'Adds to every moment of a sequence a pattern of waves that tells its place. Attention sees a set of moments in no order; with the pattern it can tell first from last, and near from far. Put it after the embedding, before attention. The waves need no learning and reach any length; a learned table has a row for each place.',
      pitfall:
        'It is added to the features: where these are small, positions drown them. Scale embeddings up or train the positions.',
      formula: 'y_{t,2k} = x_{t,2k} + sin(t / L^{2k/d}), y_{t,2k+1} = x_{t,2k+1} + cos(t / L^{2k/d})',
      params: {
        kind: {
          title: 'Positions',
          help: 'Sines and cosines as in the paper, or a learned row for each place.',
          options: { sinusoidal: 'Waves', learned: 'Learned' },
        },
        maxLength: {
          title: 'Longest sequence',
          help: 'Rows of the learned table: how many moments a sequence may have.',
        },
        maxWavelength: {
          title: 'Longest wave L',
          help: 'How slowly the slowest wave turns, in moments (times 2π); much longer than the sequence, so that no two places look alike.',
        },
      },
    },
    uk: {
      title: 'Позиційне кодування',
      short: 'Позиції',
      keywords: ['позиційне вкладення', 'кодування позицій', 'трансформер'],
      help: 'Додає до кожного моменту послідовності візерунок хвиль, що каже його місце. Увага бачить моменти як множину без порядку; з візерунком вона відрізняє перше від останнього і близьке від далекого. Ставлять після вкладення перед увагою. Хвилі не вчаться і сягають будь-якої довжини; навчена таблиця має рядок для кожного місця.',
      pitfall: 'Воно додається до ознак: якщо ті малі, позиції їх заглушать. Збільште вкладення або навчайте позиції.',
      formula: 'y_{t,2k} = x_{t,2k} + sin(t / L^{2k/d}), y_{t,2k+1} = x_{t,2k+1} + cos(t / L^{2k/d})',
      params: {
        kind: {
          title: 'Позиції',
          help: 'Синуси й косинуси, як у статті, або навчений рядок для кожного місця.',
          options: { sinusoidal: 'Хвилі', learned: 'Навчені' },
        },
        maxLength: {
          title: 'Найдовша послідовність',
          help: 'Рядків у навченій таблиці: скільки моментів може мати послідовність.',
        },
        maxWavelength: {
          title: 'Найдовша хвиля L',
          help: 'Як повільно обертається найповільніша хвиля, в моментах (разів по 2π); значно довша за послідовність, щоб жодні два місця не були схожі.',
        },
      },
    },
  },
})

import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** In training sets a random share of whole channels to zero and scales the rest by 1 / (1 − rate). Keras `SpatialDropout1D` to `3D`. */
export default defineLayer({
  id: 'spatialDropout',
  category: 'regularize',
  icon: '∵',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { rate: float(0, 0.95, 0.2, { midRun: true }) },
  inferShape: (_p, [x = []]) => {
    if (x.length >= 2 && x.length <= 4) return ok(x)
    const fixes = [{ kind: 'replaceType', type: 'dropout' }] as const
    return fail({ code: 'noChannels', port: 'input', values: { rank: x.length }, fixes })
  },
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    if (!ctx.training || p.rate === 0) return x
    const whole = x.shape.map((size, i) => (i === 0 || i === x.rank - 1 ? size : 1))
    const kept = tf.cast(tf.greaterEqual(ctx.draw.uniform(whole), p.rate), 'float32')
    // As places by channels: graphics cards do not stretch more than four axes.
    const places = tf.reshape(x, [x.shape[0] ?? 1, -1, x.shape.at(-1) ?? 1])
    const mask = tf.mul(tf.reshape(kept, [x.shape[0] ?? 1, 1, x.shape.at(-1) ?? 1]), 1 / (1 - p.rate))
    return tf.reshape(tf.mul(places, mask), x.shape)
  },
  keras: (p, [x = []]) => ({
    className: `SpatialDropout${Math.min(3, Math.max(1, x.length - 1))}D`,
    config: { rate: p.rate },
  }),
  summary: (p) => `${p.rate}`,
  passesActivation: true,
  example: {
    params: { rate: 0.5 },
    inputs: [
      [
        [1, 10, 100],
        [2, 20, 200],
        [3, 30, 300],
      ],
    ],
  },
  text: {
    en: {
      title: 'Spatial dropout',
      keywords: ['SpatialDropout2D', 'drop feature maps'],
      help: 'Dropout for feature maps and sequences: in training whole channels are set to zero at random, the rest are scaled up to keep the mean. Neighboring values of a map are alike, so that single ones dropped would be guessed from beside them; a channel that is gone is gone. Put it between convolutions.',
      formula: 'y_{…k} = x_{…k} · m_{k} / (1 − r), m_{k} = 0 with probability r',
      params: { rate: { title: 'Rate', help: 'Share of the channels that is dropped: 0.1–0.3 is usual.' } },
    },
    uk: {
      title: 'Просторовий дропаут',
      keywords: ['прорідження карт', 'дропаут карт ознак'],
      help: 'Дропаут для карт ознак і послідовностей: на навчанні випадкові канали цілком стають нулем, решту збільшують, щоб середнє не змінилося. Сусідні значення карти схожі, тож окреме викинуте вгадувалося б за сусідами, а викинутий цілком канал вгадати немає з чого. Ставлять між згортками.',
      formula: 'y_{…k} = x_{…k} · m_{k} / (1 − r), m_{k} = 0 з імовірністю r',
      params: { rate: { title: 'Частка', help: 'Частка каналів, що відкидається: зазвичай 0,1–0,3.' } },
    },
  },
})

import { ok } from '../../result'
import { defineLayer, endsMask } from '../define/layer'
import { sizeOf } from '../define/tensorType'
import { sequenceShape } from './_sequence'

/** Mean of each feature over time: `[time, features]` to `[features]`. Keras `GlobalAveragePooling1D`. */
export default defineLayer({
  id: 'globalAveragePooling1d',
  category: 'convolution',
  icon: 'av',
  inputs: [{ name: 'input' }],
  masking: endsMask,
  outputs: [{ name: 'output' }],
  params: {},
  inferShape: (_p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok([sequence.value[1]]) : sequence
  },
  weights: () => ({}),
  multiplyAdds: (_p, [x = []]) => sizeOf(x),
  forward: (tf, { x, masks: [mask] = [] }) => {
    if (!mask) return tf.mean(x, 1)
    const [, time = 1] = x.shape
    const kept = tf.sum(tf.mul(x, tf.reshape(mask, [-1, time, 1])), 1)
    return tf.div(kept, tf.maximum(tf.sum(mask, 1, true), 1))
  },
  keras: () => ({ className: 'GlobalAveragePooling1D', config: {} }),
  summary: () => '',
  text: {
    en: {
      title: 'Global average pooling 1D',
      short: 'Global average',
      help: 'Averages every feature over all moments of a sequence, so that a sequence of any length becomes one row of features. Put it between attention or recurrent layers that give whole sequences and the dense head. The order of the moments no longer matters after it.',
      formula: 'y_{k} = (1/T) · Σ_{t} x_{tk}',
      params: {},
    },
    uk: {
      title: 'Глобальний усереднювальний пулінг 1D',
      short: 'Глоб. середнє',
      help: 'Усереднює кожну ознаку за всіма моментами послідовності, тож послідовність будь-якої довжини стає одним рядом ознак. Ставлять між увагою чи рекурентними шарами, що дають усю послідовність, і повнозв’язною головою. Порядок моментів після нього вже не важить.',
      formula: 'y_{k} = (1/T) · Σ_{t} x_{tk}',
      params: {},
    },
  },
})

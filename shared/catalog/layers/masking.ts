import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'
import { sequenceShape } from './_sequence'

/** 1 for moments of which any feature is another value, `[batch, time]`; nothing flows back. */
const counted = (tf: Tf, x: Tensor, value: number): Tensor =>
  withGradient(
    tf,
    [x],
    ([x]) => ({ value: tf.max(tf.cast(tf.notEqual(x, value), 'float32'), 2), kept: [x] }),
    (_dy, [x]) => [tf.zerosLike(x)],
  )

/** Marks the moments all of whose features are one value as padding. Keras `Masking`. */
export default defineLayer({
  id: 'masking',
  category: 'sequence',
  icon: 'M',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { maskValue: float(-1_000_000, 1_000_000, 0) },
  masking: {
    gives: () => true,
    mask: (tf, { x, p }) => counted(tf, x, p.maskValue),
  },
  inferShape: (_p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok(x) : sequence
  },
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p }) => {
    const [, time = 1] = x.shape
    return tf.mul(x, tf.reshape(counted(tf, x, p.maskValue), [-1, time, 1]))
  },
  keras: (p) => ({ className: 'Masking', config: { mask_value: p.maskValue } }),
  summary: (p) => `${p.maskValue}`,
  example: null,
  text: {
    en: {
      title: 'Masking',
      keywords: ['mask', 'padding', 'variable length'],
      help: 'Tells padding from data in sequences of different lengths: a moment whose features all equal the mask value only fills its sequence up. Recurrent layers then skip it, averages and attention leave it out, losses do not count it. For ids the embedding does the same.',
      params: {
        maskValue: { title: 'Mask value', help: 'The number that all features of a padding moment have.' },
      },
    },
    uk: {
      title: 'Маскування',
      keywords: ['маска', 'пропуски', 'змінна довжина'],
      help: 'Відрізняє доповнення від даних у послідовностях різної довжини: момент, усі ознаки якого дорівнюють значенню маски, лише доповнює послідовність. Рекурентні шари його пропускають, середні й увага не беруть до уваги, втрати не рахують. Для номерів те саме робить вкладення.',
      params: {
        maskValue: { title: 'Значення маски', help: 'Число, якому дорівнюють усі ознаки доповнення.' },
      },
    },
  },
})

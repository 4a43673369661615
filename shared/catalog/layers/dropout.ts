import { ok } from '../../result'
import { defineLayer, passesMask } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** In training sets a random share of the values to zero and scales the rest by 1 / (1 − rate). Keras `Dropout`. */
export default defineLayer({
  id: 'dropout',
  category: 'regularize',
  icon: '∴',
  perMoment: true,
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: { rate: float(0, 0.95, 0.5, { midRun: true }) },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    if (!ctx.training || p.rate === 0) return x
    const kept = tf.cast(tf.greaterEqual(ctx.draw.uniform(x.shape), p.rate), 'float32')
    return tf.mul(x, tf.mul(kept, 1 / (1 - p.rate)))
  },
  keras: (p) => ({ className: 'Dropout', config: { rate: p.rate } }),
  summary: (p) => `${p.rate}`,
  passesActivation: true,
  example: { inputs: [[1, 2, 3, 4, 5, 6, 7, 8]] },
  related: ['dropConnect', 'spatialDropout', 'gaussianDropout', 'regularizers/l2'],
  text: {
    en: {
      title: 'Dropout',
      keywords: ['regularization', 'drop units', 'inverted dropout'],
      help: 'In every training step a random part of the values is set to zero, so that no unit can rely on a single other one; the rest are scaled up to keep the mean. Outside training it does nothing. Use it against overfitting, mostly between dense layers.',
      pitfall:
        'Right before the loss it spoils the answer itself. In training the loss is measured with units missing, so that it may lie above the validation loss.',
      formula: 'y = x · m / (1 − r), m = 0 with probability r',
      params: { rate: { title: 'Rate', help: 'Share of the values that is dropped: 0.2–0.5 is usual.' } },
    },
    uk: {
      title: 'Дропаут',
      keywords: ['прорідження', 'виключення', 'викидання вузлів', 'дропаут'],
      help: 'На кожному кроці навчання випадкова частина значень стає нулем, тож жоден вузол не може покладатися на один-єдиний інший; решту збільшують, щоб середнє не змінилося. Поза навчанням нічого не робить. Застосовують проти перенавчання, здебільшого між повнозв’язними шарами.',
      pitfall:
        'Перед самими втратами псує саму відповідь. На навчанні втрати міряються без частини вузлів, тому можуть бути вищими, ніж на валідації.',
      formula: 'y = x · m / (1 − r), m = 0 з імовірністю r',
      params: { rate: { title: 'Частка', help: 'Частка значень, що відкидається: зазвичай 0,2–0,5.' } },
    },
  },
})

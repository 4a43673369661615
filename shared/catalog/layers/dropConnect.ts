import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { addBias, initializerTexts, kerasOutput, plainOutput } from './_output'
import { weightOf } from './_weightOf'

/**
 * A dense layer whose single weights are set to zero at random in training, anew for each sample, the others scaled by 1 / (1 − rate)
 * (L. Wan and others, 2013): `[..., inputs]` to `[..., units]`. Keras has no such layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'dropConnect',
  category: 'regularize',
  icon: '≢',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 65_536, 64),
    rate: float(0, 0.95, 0.5, { midRun: true }),
    ...plainOutput,
  },
  inferShape: (p, [x = []]) =>
    x.length === 0
      ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
      : ok([...x.slice(0, -1), p.units]),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => {
    const { x, w, p, ctx } = args
    const [batch = 1, ...sizes] = x.shape
    const kernel = weightOf(w, 'kernel')
    const [inputs = 1] = kernel.shape
    const drops = ctx.training && p.rate > 0
    const rows = tf.reshape(x, drops ? [batch, -1, inputs] : [-1, inputs])
    const kept = drops && tf.cast(tf.greaterEqual(ctx.draw.uniform([batch, inputs, p.units]), p.rate), 'float32')
    const product = tf.matMul(rows, kept ? tf.mul(tf.mul(kept, 1 / (1 - p.rate)), kernel) : kernel)
    return tf.reshape(addBias(product, tf, args), [batch, ...sizes.slice(0, -1), p.units])
  },
  keras: (p) => ({
    className: 'DropConnect',
    config: { units: p.units, rate: p.rate, ...kerasOutput(p) },
  }),
  summary: (p, name) =>
    [`${p.units}`, `${p.rate}`, ...(p.activation === 'linear' ? [] : [name('activation')])].join(' · '),
  text: {
    en: {
      title: 'DropConnect',
      keywords: ['drop connect', 'weight dropout'],
      help: 'A dense layer that drops connections where dropout drops units: in training a random part of its weights is set to zero, other ones for every example, and the rest are scaled up to keep the mean. It trains an ensemble of many thinned networks at once. Outside training all weights count. It takes a mask as large as the weights for each example, so keep such layers small.',
      pitfall:
        'Each batch draws a mask of its own over all weights: a rate that is right for dropout is often too much here.',
      formula: 'y = φ(x · (M ∘ W) / (1 − r) + b), M_{ij} = 0 with probability r',
      params: {
        units: { title: 'Units', help: 'Number of outputs.' },
        rate: { title: 'Rate', help: 'Share of the weights that is dropped: 0.5 is usual.' },
        activation: { title: 'Activation', help: 'Function applied to each weighted sum.' },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each unit; constants are not dropped.' },
        ...initializerTexts.en,
      },
    },
    uk: {
      title: 'DropConnect',
      keywords: ['прорідження ваг', 'дропконект', 'викидання зв’язків'],
      help: 'Повнозв’язний шар, що відкидає зв’язки там, де дропаут відкидає вузли: на навчанні випадкова частина його ваг стає нулем, для кожного прикладу інша, а решту збільшують, щоб середнє не змінилося. Так разом учиться ансамбль багатьох розріджених мереж. Поза навчанням рахуються всі ваги. Маска завбільшки з усі ваги потрібна на кожен приклад, тож такі шари тримайте малими.',
      pitfall: 'Кожен пакет має власну маску на всі ваги: частка, добра для звичайного дропауту, тут часто завелика.',
      formula: 'y = φ(x · (M ∘ W) / (1 − r) + b), M_{ij} = 0 з імовірністю r',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів.' },
        rate: { title: 'Частка', help: 'Частка ваг, що відкидається: зазвичай 0,5.' },
        activation: { title: 'Активація', help: 'Функція від кожної зваженої суми.' },
        useBias: { title: 'Зсув', help: 'Додає до кожного вузла навчену сталу; сталі не відкидаються.' },
        ...initializerTexts.uk,
      },
    },
  },
})

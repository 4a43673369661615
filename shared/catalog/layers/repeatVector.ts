import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'

/** One row of features as every moment of a sequence: `[features]` to `[n, features]`. Keras `RepeatVector`. */
export default defineLayer({
  id: 'repeatVector',
  category: 'core',
  icon: '⋮⋮',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { n: int(1, 65_536, 8) },
  inferShape: (p, [x = []]) => {
    const [features] = x
    if (x.length === 1 && features !== undefined) return ok([p.n, features])
    return fail({
      code: 'rowNeeded',
      port: 'input',
      values: { shape: shapeText(x) },
      fixes: x.length > 1 ? [{ kind: 'insertBefore', port: 'input', type: 'flatten' }] : [],
    })
  },
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => tf.mul(tf.expandDims(x, 1), tf.ones([p.n, 1])),
  keras: (p) => ({ className: 'RepeatVector', config: { n: p.n } }),
  summary: (p) => `× ${p.n}`,
  passesActivation: true,
  text: {
    en: {
      title: 'Repeat vector',
      keywords: ['repeat', 'seq2seq', 'tile'],
      help: 'Gives one row of features as every moment of a sequence. It leads from an encoder that has read a whole sequence to a decoder that writes another: each moment of the decoder sees the same summary.',
      formula: 'y_{tk} = x_{k}',
      params: { n: { title: 'Times', help: 'Number of moments, all alike.' } },
    },
    uk: {
      title: 'Повторення вектора',
      keywords: ['повторити', 'seq2seq', 'розмножити'],
      help: 'Подає один ряд ознак у кожен момент послідовності. Веде від кодувальника, що прочитав усю послідовність, до декодувальника, що пише іншу: кожен його момент бачить той самий підсумок.',
      formula: 'y_{tk} = x_{k}',
      params: { n: { title: 'Разів', help: 'Кількість моментів, усі однакові.' } },
    },
  },
})

import { defineLayer, weight } from '../define/layer'
import { bool, initializer, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { fromRows, toRows, withLast } from './_lastAxis'
import { weightOf } from './_weightOf'
import { biasRules, kernelRules, weightRules, weightRuleTexts } from './_weightRules'

/** The largest of several weighted sums for each unit (I. Goodfellow et al., 2013): `[..., inputs]` to `[..., units]`. Keras has none. */
export default defineLayer({
  id: 'maxout',
  category: 'activation',
  icon: 'Mx',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 65_536, 32),
    pieces: int(2, 64, 2),
    useBias: bool(true),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
    ...weightRules,
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.pieces * p.units], p.kernelInitializer, {
      fan: { in: x.at(-1) ?? 1, out: p.units },
      ...kernelRules(p),
    }),
    ...(p.useBias && { bias: weight([p.pieces * p.units], p.biasInitializer, biasRules(p)) }),
  }),
  multiplyAdds: (p, [x = []], output) => sizeOf(output) * p.pieces * (x.at(-1) ?? 0),
  forward: (tf, { x, w, p }) => {
    const product = tf.matMul(toRows(tf, x), weightOf(w, 'kernel'))
    const sums = w['bias'] ? tf.add(product, w['bias']) : product
    return fromRows(tf, tf.max(tf.reshape(sums, [-1, p.pieces, p.units]), 1), x)
  },
  keras: () => null,
  summary: (p) => `${p.units} · max ${p.pieces}`,
  text: {
    en: {
      title: 'Maxout',
      keywords: ['max of linear units'],
      help: 'Each unit computes several weighted sums and answers with the largest: it learns its own activation, a line with as many bends as there are sums less one. ReLU and the absolute value are special cases. It has that many times the weights of a dense layer.',
      formula: 'y_{j} = max_{i} (xW_{i} + b_{i})_{j}',
      params: {
        units: { title: 'Units', help: 'Number of outputs.' },
        pieces: { title: 'Sums', help: 'Number of weighted sums from which each unit takes the largest.' },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each sum.' },
        kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights.' },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the bias, usually zeros.' },
        ...weightRuleTexts.en,
      },
    },
    uk: {
      title: 'Maxout',
      keywords: ['максаут', 'максимум лінійних'],
      help: 'Кожен вузол обчислює кілька зважених сум і відповідає найбільшою: він сам навчається своєї активації — ламаної, де зламів на один менше, ніж сум. ReLU й модуль — окремі випадки. Ваг у стільки ж разів більше, ніж у повнозв’язного шару.',
      formula: 'y_{j} = max_{i} (xW_{i} + b_{i})_{j}',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів.' },
        pieces: { title: 'Суми', help: 'Кількість зважених сум, найбільшу з яких бере кожен вузол.' },
        useBias: { title: 'Зсув', help: 'Додає до кожної суми навчену сталу.' },
        kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг.' },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсуву, зазвичай нулі.' },
        ...weightRuleTexts.uk,
      },
    },
  },
})

import { defineRule } from '../define/rule'
import type { Tensor } from '../define/tf'
import { flatRows } from '../layers/_recall'
import { checkPatterns, notTwoValued, tooManyPatterns, unitsOf } from './_patterns'

/** W = Σ xᵀy over the pairs of a pass (B. Kosko 1988). Its loss is the share of the partner’s values that are recalled wrong. */
export default defineRule({
  id: 'bamStorage',
  icon: '⇄',
  params: {},
  trains: ['bam'],
  check: (_p, types) => checkPatterns(types, unitsOf),
  checkLayer: (_p, layer) => {
    const fewest = Math.min(...(layer.weights['kernel'] ?? [1]))
    return [
      ...notTwoValued('layer', layer.inputs[0], -1),
      ...notTwoValued('target', layer.target, -1),
      ...tooManyPatterns(layer, fewest, fewest),
    ]
  },
  slots: (_p, { weights }) => ({ sum: weights['kernel'] ?? [1, 1] }),
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { prediction, target }) =>
    tf.mean(tf.cast(tf.notEqual(flatRows(tf, prediction), flatRows(tf, target)), 'float32'), 1),
  measure: (tf, { prediction, target }) => {
    const wrong = tf.cast(tf.notEqual(flatRows(tf, prediction), flatRows(tf, target)), 'float32')
    return { recalled: tf.mean(tf.sub(1, tf.max(wrong, 1))) }
  },
  learn: (tf, { layer, target, slots, begins }) => {
    const [own, partner] = [flatRows(tf, layer.x), flatRows(tf, target)]
    const [first, second] = layer.p['direction'] === 'backward' ? [partner, own] : [own, partner]
    const before = tf.mul(slots['sum'] as Tensor, tf.sub(1, begins))
    const sum = tf.add(before, tf.matMul(first as never, second as never, true))
    return { weights: { kernel: sum }, slots: { sum } }
  },
  example: {
    inputs: [
      [
        [1, -1, 1, -1],
        [1, 1, -1, -1],
      ],
      [
        [1, -1],
        [-1, 1],
      ],
    ],
  },
  text: {
    en: {
      title: 'Pair storage',
      keywords: ['BAM', 'Kosko', 'outer product', 'Hebb', 'associative memory'],
      help: 'Stores pairs of patterns of −1 and +1 in one pass: the sum of their outer products. It holds fewer pairs than the smaller side has units, the more the less alike they are.',
      formula: 'W = Σ x^{T}y',
      params: {},
      ports: { layer: 'Memory', target: 'Partners' },
      measures: { recalled: 'Partners recalled whole' },
    },
    uk: {
      title: 'Запам’ятовування пар',
      short: 'Запам. пари',
      keywords: ['ДАП', 'Коско', 'зовнішній добуток', 'Гебб', 'асоціативна пам’ять', 'BAM'],
      help: 'Зберігає пари взірців із −1 та +1 за один прохід: сума їхніх зовнішніх добутків. Тримає менше пар, ніж вузлів на меншому боці, і тим більше, що менше взірці схожі.',
      formula: 'W = Σ x^{T}y',
      params: {},
      ports: { layer: 'Пам’ять', target: 'Партнери' },
      measures: { recalled: 'Партнери без помилок' },
    },
  },
})

import { defineRule } from '../define/rule'
import type { ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import { shapeText } from '../define/shapeText'
import { signum } from '../define/signum'
import type { Tensor } from '../define/tf'
import { flatRows } from '../layers/_recall'
import { encodingNeeded, suitableMetrics } from '../losses/_check'
import { membership } from './_membership'
import { notTwoValued } from './_patterns'

function checkLabels(types: LossTypes): readonly ItemProblem[] {
  const { labels, shape } = types.target
  const units = types.prediction.shape.at(-1) ?? 1
  if (!labels || shape.length > 1)
    return [{ code: 'targetNotLabels', port: 'target', values: { shape: shapeText(shape) } }]
  if (labels.encoding !== 'oneHot' && labels.encoding !== 'index') return [encodingNeeded(labels, 'oneHot')]
  if (labels.classes === units) return []
  return [
    {
      code: 'unitsUnlikeClasses',
      port: 'layer',
      values: { units, needed: labels.classes, classes: labels.classes },
      fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'units', value: labels.classes }],
    },
  ]
}

/**
 * The prototype of a unit is what most patterns of its class have at each place, over a pass: the pattern itself where there is one of it,
 * 0 where they are even. Its loss is the share of wrong winners.
 */
export default defineRule({
  id: 'storePatterns',
  icon: '≡',
  params: {},
  trains: ['hamming'],
  check: (_p, types) => checkLabels(types),
  checkLayer: (_p, layer) => notTwoValued('layer', layer.inputs[0], -1),
  slots: (_p, { weights }) => ({ sum: weights['prototypes'] ?? [1, 1] }),
  reads: () => 'logits',
  metrics: suitableMetrics,
  loss: (tf, { prediction, target }) => {
    const right = tf.argMax(membership(tf, target, prediction.shape[1] ?? 1), 1)
    return tf.cast(tf.notEqual(tf.argMax(prediction, 1), right), 'float32')
  },
  learn: (tf, { layer, prediction, target, slots, begins }) => {
    const classes = membership(tf, target, prediction.shape[1] ?? 1)
    const before = tf.mul(slots['sum'] as Tensor, tf.sub(1, begins))
    const sum = tf.add(before, tf.matMul(classes as never, flatRows(tf, layer.x) as never, true))
    return { weights: { prototypes: signum(tf, sum) }, slots: { sum } }
  },
  example: {
    inputs: [
      [
        [1, -1, 1, -1],
        [1, 1, -1, -1],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  },
  text: {
    en: {
      title: 'Prototype storage',
      short: 'Prototypes',
      keywords: ['Hamming', 'Lippmann', 'newhem', 'templates', 'majority'],
      help: 'Writes down one prototype for each class in one pass: the pattern itself, or, where several of a class come, what most of them have at each place. A spoiled set of examples so gives clean prototypes.',
      formula: 'P_{k} = sign(Σ_{class k} x)',
      params: {},
      ports: { layer: 'Network', target: 'Classes' },
    },
    uk: {
      title: 'Запам’ятовування еталонів',
      short: 'Еталони',
      keywords: ['Геммінг', 'Хеммінг', 'Ліппман', 'newhem', 'взірці', 'більшість'],
      help: 'За один прохід записує по еталону на клас: сам взірець, а якщо їх кілька — те, що на кожному місці має більшість. Тож навіть із зіпсованих прикладів виходять чисті еталони.',
      formula: 'P_{k} = sign(Σ_{клас k} x)',
      params: {},
      ports: { layer: 'Мережа', target: 'Класи' },
    },
  },
})

import { float } from '../define/params'
import { defineRule, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { suitableMetrics } from '../losses/_check'
import { winners } from '../layers/_prototypes'
import { checkClasses, loyalties, meetClasses, mistakes } from './_lvq'
import { membership } from './_membership'
import { meet, pull } from './_pull'
import { FAR } from '../layers/_squaredDistances'

/**
 * The two nearest prototypes of each row as ones, `[batch, units]`, where one is of its class, the other is not, and the row lies in the window
 * between them: d_1 / d_2 > (1 − s) / (1 + s).
 */
function bordering(tf: Tf, squared: Tensor, loyal: Tensor, window: number): Tensor {
  const first = winners(tf, squared)
  const second = winners(tf, tf.add(squared, tf.mul(first, FAR)))
  const both = tf.add(first, second)
  const differ = tf.equal(tf.sum(tf.mul(both, loyal), 1, true), 0)
  const squareOf = (one: Tensor): Tensor => tf.sum(tf.mul(squared, one), 1, true)
  const ratio = ((1 - window) / (1 + window)) ** 2
  const inside = tf.greater(squareOf(first), tf.mul(squareOf(second), ratio))
  return tf.mul(both, tf.cast(tf.logicalAnd(differ, inside), 'float32'))
}

/**
 * Where a row lies between the two nearest prototypes, one of its class and one of another: the one w ← w + α(x − w), the other w ← w − α(x − w) (Kohonen's
 * LVQ2.1, 1990). Its loss is the share of mistakes.
 */
export default defineRule({
  id: 'lvq21',
  icon: 'L₂',
  params: { ...learningRate(0.02, 1), window: float(0.01, 0.99, 0.3) },
  trains: ['lvq'],
  check: (_p, types) => checkClasses(types),
  reads: () => 'logits',
  metrics: suitableMetrics,
  loss: mistakes,
  measure: (tf, { layer, target, p }) => {
    const { squared } = meet(tf, layer)
    const loyal = loyalties(tf, membership(tf, target, Number(layer.p['classes'])), squared.shape[1] ?? 1)
    return { inWindow: tf.mean(tf.max(bordering(tf, squared, loyal, p.window), 1)) }
  },
  learn: (tf, args) => {
    const met = meetClasses(tf, args)
    const shares = tf.mul(bordering(tf, met.squared, met.loyal, args.p.window), met.loyal)
    return { weights: { prototypes: pull(tf, met, shares, args.rate) } }
  },
  example: { params: { classes: 2, prototypes: 1 }, inputs: [[[0.3, 0.1]], [[1, 0]]] },
  text: {
    en: {
      title: 'LVQ2.1',
      keywords: ['learning vector quantization', 'LVQ2', 'window', 'Kohonen', 'border'],
      help: 'Only samples near a border teach: where the two nearest prototypes are of different classes and about equally far, the one of the right class comes nearer and the other goes away. It straightens borders that LVQ1 has found; after many steps prototypes can drift off, so train briefly and slowly. The loss is the share of mistakes.',
      formula: 'd_{1} / d_{2} > (1 − s) / (1 + s): w_{right} ← w + α(x − w), w_{wrong} ← w − α(x − w)',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Part of the way to the sample, or away from it, that both prototypes go (α).',
        },
        window: {
          title: 'Window',
          help: 'How wide the strip along a border is in which samples teach (s); 0.2 to 0.3 is usual.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: { inWindow: 'Share in the window' },
    },
    uk: {
      title: 'LVQ2.1',
      keywords: ['квантування векторів', 'LVQ2', 'вікно', 'Кохонен', 'межа класів'],
      help: 'Навчають лише приклади біля межі: якщо два найближчі прототипи належать різним класам і майже однаково далекі, прототип правильного класу наближається, а інший віддаляється. Правило вирівнює межі, які знайшло LVQ1; за багато кроків прототипи можуть відійти геть, тож навчайте недовго й повільно. Втрати — це частка помилок.',
      formula: 'd_{1} / d_{2} > (1 − s) / (1 + s): w_{свій} ← w + α(x − w), w_{чужий} ← w − α(x − w)',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Частина шляху до прикладу чи від нього, яку проходять обидва прототипи (α).',
        },
        window: {
          title: 'Вікно',
          help: 'Наскільки широка смуга вздовж межі, приклади з якої навчають (s); звично 0,2–0,3.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: { inWindow: 'Частка у вікні' },
    },
  },
})

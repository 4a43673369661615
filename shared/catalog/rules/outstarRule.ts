import { perSample } from '../define/perSample'
import { defineRule, learningRate } from '../define/rule'
import type { Tensor } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, withoutPadding } from './_counting'
import { checkPatterns, unitsOf } from './_patterns'

/**
 * W_i ← W_i + α x_i (y − W_i): the weights of an input that is on move towards the target (S. Grossberg 1969). A batch makes as many steps
 * towards the mean of its targets as the input is on in it. Its loss is the mean squared error.
 */
export default defineRule({
  id: 'outstarRule',
  icon: '✶',
  params: { ...learningRate(0.1, 1) },
  trains: ['outstar'],
  check: (_p, types) => checkPatterns(types, unitsOf),
  reads: () => 'values',
  metrics: suitableMetrics,
  loss: (tf, { prediction, target, counts }) =>
    perSample(tf, tf.squaredDifference(prediction, tf.reshape(target, prediction.shape)), counts),
  learn: (tf, { layer, prediction, target, rate, counts: counting }) => {
    const kernel = layer.w['kernel'] as Tensor
    const on = withoutPadding(tf, tf.relu(toRows(tf, layer.x)), countingRows(tf, layer.x, counting))
    const wanted = tf.reshape(target, [-1, prediction.shape.at(-1) ?? 1])
    const counts = tf.expandDims(tf.sum(on, 0), 1)
    const means = tf.div(tf.matMul(on as never, wanted as never, true), tf.maximum(counts, 1e-12))
    const share = tf.sub(1, tf.pow(tf.sub(1, tf.minimum(rate, 1)), counts))
    return { weights: { kernel: tf.add(kernel, tf.mul(share, tf.sub(means, kernel))) } }
  },
  text: {
    en: {
      title: 'Outstar rule',
      keywords: ['Grossberg', 'outstar learning', 'counterpropagation'],
      help: 'While an input is on, its weights drift to what is wanted at the outputs, and settle at the mean of it. Inputs that are off learn nothing. So each class comes to draw its average picture.',
      formula: 'W_{i} ← W_{i} + α x_{i}(y − W_{i})',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'What share of the way one example leads (α); a small one averages over more examples.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
    },
    uk: {
      title: 'Правило вихідної зірки',
      short: 'Правило зірки',
      keywords: ['Гроссберг', 'Гросберг', 'зустрічне поширення', 'outstar'],
      help: 'Поки вхід увімкнено, його ваги дрейфують до того, що треба на виходах, і зупиняються на середньому. Вимкнені входи не вчаться. Так кожен клас починає малювати свою середню картину.',
      formula: 'W_{i} ← W_{i} + α x_{i}(y − W_{i})',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Яку частку шляху веде один приклад (α); мала усереднює більше прикладів.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
    },
  },
})

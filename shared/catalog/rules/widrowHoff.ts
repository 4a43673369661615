import { perSample } from '../define/perSample'
import { defineRule, learningRate } from '../define/rule'
import { fromRows, toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, rowsThatCount } from './_counting'
import { addErrors, checkSignedTarget, LINEAR, sumsOf } from './_linear'
import { errorArithmetic } from './_linearArithmetic'

/** W ← W + α · mean of (y − xW − b)x over the batch: least mean squares on the sum before the activation (B. Widrow, M. Hoff, 1960). */
export default defineRule({
  id: 'widrowHoff',
  icon: 'δ',
  params: { ...learningRate(0.01) },
  trains: LINEAR,
  usualFor: ['dense'],
  check: (_p, types) => checkSignedTarget(types),
  reads: (_p, { target }) => (target.labels ? 'margin' : 'values'),
  metrics: suitableMetrics,
  arithmetic: errorArithmetic('sum'),
  loss: (tf, { target, layer, counts }) =>
    perSample(tf, fromRows(tf, tf.square(tf.sub(toRows(tf, target), sumsOf(tf, layer))), layer.x), counts),
  learn: (tf, args) => {
    const errors = tf.sub(toRows(tf, args.target), sumsOf(tf, args.layer))
    const rows = rowsThatCount(tf, errors, countingRows(tf, args.layer.x, args.counts))
    return { weights: addErrors(tf, args, tf.div(errors, rows)) }
  },
  example: { inputs: [[[1, 2]], [[1]]] },
  related: ['leastSquares', 'optimizers/sgd'],
  text: {
    en: {
      title: 'Widrow–Hoff',
      keywords: ['Adaline', 'LMS', 'least mean squares', 'delta rule', 'newlind', 'linear regression'],
      help: 'The rule of Adaline: it compares the target with the weighted sum itself, before any sign, so that it goes on learning where the answer is already right. It comes to least squares; with labels −1 and +1 that is Fisher’s discriminant. Too large a rate makes it diverge.',
      pitfall: 'A rate above 2 over the largest eigenvalue of xᵀx diverges: scale the inputs.',
      formula: 'W ← W + α(y − xW − b)x',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far the mean error of a batch moves the weights (α). It must stay below 2 over the greatest eigenvalue of the mean of xᵀx.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
    },
    uk: {
      title: 'Правило Відроу–Гоффа',
      short: 'Відроу–Гофф',
      keywords: ['Адалін', 'Adaline', 'LMS', 'найменші квадрати', 'Уідроу', 'Хофф', 'дельта-правило'],
      help: 'Правило адаліна: воно порівнює ціль із самою зваженою сумою, ще без знака, тож навчається й тоді, коли відповідь уже правильна. Приходить до найменших квадратів; із мітками −1 та +1 це дискримінант Фішера. За надто великої швидкості розбігається.',
      pitfall: 'За швидкості понад 2, поділене на найбільше власне значення xᵀx, розбігається: масштабуйте входи.',
      formula: 'W ← W + α(y − xW − b)x',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки середня похибка пакета зсуває ваги (α). Має бути менша за 2, поділене на найбільше власне число середнього xᵀx.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
    },
  },
})

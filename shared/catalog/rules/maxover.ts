import type { RuleArgs } from '../define/teaching'
import { defineRule, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows } from './_counting'
import {
  addErrors,
  checkSignedTarget,
  LINEAR,
  MISTAKES,
  measureMistakes,
  mistakeShare,
  mistakeTexts,
  pickRows,
  sumsOf,
} from './_linear'

/** Padding is never the row nearest to the line. */
const FAR = 1e30

/** y·(xW + b), `[rows, units]`: below 0 is a mistake, above it the greater the safer. */
function marginsOf(tf: Tf, { target, layer, counts }: Pick<RuleArgs<unknown>, 'target' | 'layer' | 'counts'>): Tensor {
  const margins = tf.mul(toRows(tf, target), sumsOf(tf, layer))
  const counting = countingRows(tf, layer.x, counts)
  return counting ? tf.add(margins, tf.mul(tf.sub(1, counting), FAR)) : margins
}

/** Distance from the line of the row that is nearest to it, below 0 on its wrong side; the mean over the units. */
function stability(tf: Tf, args: RuleArgs<unknown>): Tensor {
  const kernel = args.layer.w['kernel'] as Tensor
  const length = tf.sqrt(tf.sum(tf.square(kernel), 0))
  return tf.mean(tf.div(tf.min(marginsOf(tf, args), 0), tf.maximum(length, 1e-7)))
}

/**
 * W ← W + αyx for the row with the least stability y(xW + b)/‖W‖, whether a mistake or not: the step of MinOver (W. Krauth, M. Mézard, 1987), to which
 * A. Wendemuth's Maxover (1995) adds what makes it settle where no line parts the classes.
 */
export default defineRule({
  id: 'maxover',
  icon: '⇔',
  params: { ...learningRate(1) },
  trains: LINEAR,
  allRows: true,
  check: (_p, types) => checkSignedTarget(types),
  reads: () => 'margin',
  metrics: suitableMetrics,
  loss: mistakeShare,
  counts: MISTAKES,
  measure: (tf, args) => ({ ...measureMistakes(tf, args), stability: stability(tf, args) }),
  learn: (tf, args) => {
    const margins = marginsOf(tf, args)
    const [rows = 1] = margins.shape
    const worst = pickRows(tf, tf.argMin(margins, 0), rows)
    return { weights: addErrors(tf, args, tf.mul(worst, toRows(tf, args.target))) }
  },
  text: {
    en: {
      title: 'Maxover',
      keywords: ['MinOver', 'optimal stability', 'maximum margin', 'Wendemuth', 'Krauth', 'Mézard'],
      help: 'Every step learns the row that is answered with the least certainty, even when it is answered rightly. If a line can part the classes, it turns until it is as far from both as any line can be, with the bias counted among the weights: the perceptron of optimal stability (without a bias the same as a linear SVM with a hard margin); if none can, it never settles. It compares all rows, so the batch must hold them all.',
      formula: 'W ← W + αy_{m}x_{m},  m = argmin y(xW + b)',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far one row moves the weights (α). From weights of zero it only scales them.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: { ...mistakeTexts.en, stability: 'Stability' },
    },
    uk: {
      title: 'Maxover',
      keywords: ['найбільший зазор', 'оптимальна стійкість', 'Вендемут', 'Краут', 'Мезар', 'MinOver'],
      help: 'Кожен крок вивчає рядок, на який шар відповідає найменш певно, навіть якщо відповідь правильна. Якщо класи розділяє пряма, вона повертається, доки не стане від обох якнайдалі, причому зсув лічать серед ваг: це перцептрон оптимальної стійкості (без зсуву — те саме, що лінійна SVM із жорстким зазором); якщо жодна не розділяє, вона не зупиниться. Правило порівнює всі рядки, тож пакет має містити їх усі.',
      formula: 'W ← W + αy_{m}x_{m},  m = argmin y(xW + b)',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки один рядок зсуває ваги (α). Від нульових ваг вона лише масштабує їх.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: { ...mistakeTexts.uk, stability: 'Стійкість' },
    },
  },
})

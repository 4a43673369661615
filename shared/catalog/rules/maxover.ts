import type { RuleArgs, TrainedLayer } from '../define/teaching'
import { defineRule, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, withoutPadding } from './_counting'
import {
  checkSignedTarget,
  LINEAR,
  MISTAKES,
  measureMistakes,
  mistakeShare,
  mistakeTexts,
  pickRows,
  sumsOf,
} from './_linear'

/** No row of its class: never the nearest. */
const FAR = 1e30
const TINY = 1e-7

interface Sides {
  /** y, `[rows, units]`. */
  readonly y: Tensor
  /** FAR for rows that are not of the class +1, or of the class −1, and for padding; 0 for the others. */
  readonly notPlus: Tensor
  readonly notMinus: Tensor
}

function sidesOf(tf: Tf, { target, layer, counts }: Pick<RuleArgs<unknown>, 'target' | 'layer' | 'counts'>): Sides {
  const y = toRows(tf, target)
  const counting = countingRows(tf, layer.x, counts)
  const without = (of: Tensor): Tensor => tf.mul(tf.sub(1, withoutPadding(tf, tf.cast(of, 'float32'), counting)), FAR)
  return { y, notPlus: without(tf.greater(y, 0)), notMinus: without(tf.lessEqual(y, 0)) }
}

/** y·(xW + b), `[rows, units]`: below 0 is a mistake, above it the greater the safer; of padding, far above. */
const marginsOf = (tf: Tf, layer: TrainedLayer, { y, notPlus, notMinus }: Sides): Tensor =>
  tf.add(tf.mul(y, sumsOf(tf, layer)), tf.minimum(notPlus, notMinus))

const lengthOf = (tf: Tf, kernel: Tensor): Tensor => tf.maximum(tf.sqrt(tf.sum(tf.square(kernel), 0)), TINY)

/** Distance from the line of the row that is nearest to it, below 0 on its wrong side; the mean over the units. */
const stability = (tf: Tf, args: RuleArgs<unknown>): Tensor =>
  tf.mean(
    tf.div(tf.min(marginsOf(tf, args.layer, sidesOf(tf, args)), 0), lengthOf(tf, args.layer.w['kernel'] as Tensor)),
  )

/** The least xW of the class +1 and the greatest of the class −1, `[units]`; a class without rows lies 2 beyond the other. */
function bordersOf(
  tf: Tf,
  sums: Tensor,
  { notPlus, notMinus }: Sides,
): { readonly plus: Tensor; readonly minus: Tensor } {
  const [plus, minus] = [tf.min(tf.add(sums, notPlus), 0), tf.max(tf.sub(sums, notMinus), 0)]
  return {
    plus: tf.where(tf.greater(plus, FAR / 2), tf.add(minus, 2), plus),
    minus: tf.where(tf.less(minus, -FAR / 2), tf.sub(plus, 2), minus),
  }
}

/**
 * The rows with the least stability as ones with their signs, `[rows, units]`, and that stability times ‖W‖, `[units]`: one row, or where a bias
 * goes along half of one of each class, so that nothing but the direction of W is left to find.
 */
function weakest(tf: Tf, layer: TrainedLayer, sides: Sides): { readonly rows: Tensor; readonly margin: Tensor } {
  const [count = 1] = sides.y.shape
  const row = (of: Tensor): Tensor => pickRows(tf, tf.argMin(of, 0), count)
  if (!layer.w['bias']) {
    const margins = marginsOf(tf, layer, sides)
    return { rows: tf.mul(row(margins), sides.y), margin: tf.min(margins, 0) }
  }
  const sums = sumsOf(tf, { ...layer, w: { kernel: layer.w['kernel'] as Tensor } })
  const [above, below] = [tf.add(sums, sides.notPlus), tf.sub(sides.notMinus, sums)]
  const both = tf.cast(tf.less(tf.add(tf.min(above, 0), tf.min(below, 0)), FAR / 2), 'float32')
  const { plus, minus } = bordersOf(tf, sums, sides)
  return { rows: tf.mul(tf.sub(row(above), row(below)), tf.mul(both, 0.5)), margin: tf.div(tf.sub(plus, minus), 2) }
}

/**
 * A step up the stability κ = min y(xW + b)/‖W‖ by the row m where it is least, whether a mistake or not: W ← W + αyx, and while κ < 0 also + 2α|κ|W/‖W‖,
 * so that W grows, steps turn it less and less, and it settles at a κ that is locally greatest where no line parts the classes. These are the aims of
 * A. Wendemuth's Maxover (1995); the step is that of MinOver (W. Krauth, M. Mézard, 1987), with a bias that of both classes (T. Martinetz, 2004): the bias
 * is in the middle between them.
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
    const { layer, rate } = args
    const sides = sidesOf(tf, args)
    const { rows, margin } = weakest(tf, layer, sides)
    const before = layer.w['kernel'] as Tensor
    const length = lengthOf(tf, before)
    const outwards = tf.mul(before, tf.div(tf.mul(tf.relu(tf.neg(margin)), 2), tf.square(length)))
    const turned = tf.add(tf.matMul(toRows(tf, layer.x) as never, rows as never, true), outwards)
    const kernel = tf.add(before, tf.mul(turned, rate))
    const { plus, minus } = bordersOf(tf, sumsOf(tf, { ...layer, w: { kernel } }), sides)
    return { weights: { kernel, ...(layer.w['bias'] && { bias: tf.div(tf.add(plus, minus), -2) }) } }
  },
  text: {
    en: {
      title: 'Maxover',
      keywords: ['MinOver', 'DoubleMinOver', 'optimal stability', 'maximum margin', 'Wendemuth', 'Krauth', 'Mézard'],
      help: 'Every step learns the rows that are answered with the least certainty, even when they are answered rightly. If a line can part the classes, it turns until it is as far from both as any line can be: the perceptron of optimal stability, the same as a linear SVM with a hard margin. If none can, it settles where the worst mistake lies as little on the wrong side as it can nearby. It compares all rows, so the batch must hold them all.',
      formula: 'W ← W + α(y_{m}x_{m} + 2·max(−κ, 0)·W/‖W‖),  κ = min y(xW + b)/‖W‖',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far a step moves the weights (α). From weights of zero it only scales them.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: { ...mistakeTexts.en, stability: 'Stability' },
    },
    uk: {
      title: 'Maxover',
      keywords: ['найбільший зазор', 'оптимальна стійкість', 'Вендемут', 'Краут', 'Мезар', 'MinOver'],
      help: 'Кожен крок вивчає рядки, на які шар відповідає найменш певно, навіть якщо відповіді правильні. Якщо класи розділяє пряма, вона повертається, доки не стане від обох якнайдалі: це перцептрон оптимальної стійкості, те саме, що лінійна SVM із жорстким зазором. Якщо жодна не розділяє, правило зупиняється там, де найгірша помилка лежить по хибний бік якомога ближче, порівняно із сусідніми прямими. Воно порівнює всі рядки, тож пакет має містити їх усі.',
      formula: 'W ← W + α(y_{m}x_{m} + 2·max(−κ, 0)·W/‖W‖),  κ = min y(xW + b)/‖W‖',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки один крок зсуває ваги (α). Від нульових ваг вона лише масштабує їх.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: { ...mistakeTexts.uk, stability: 'Стійкість' },
    },
  },
})

import { defineRule, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, rowsThatCount, withoutPadding } from './_counting'
import {
  addErrors,
  checkSignedTarget,
  linearShapes,
  LINEAR,
  MISTAKES,
  measureMistakes,
  mistakeShare,
  mistakeTexts,
  pickRows,
  signOf,
  sumsOf,
} from './_linear'

/** `a` where the condition, 1 or 0 and broadcast, is 1, `b` where it is 0; both finite. */
const choose = (tf: Tf, condition: Tensor, a: Tensor, b: Tensor): Tensor =>
  tf.add(tf.mul(condition, a), tf.mul(tf.sub(1, condition), b))

/**
 * The perceptron rule on one row in mistake a step, drawn at random, with weights of its own; the layer holds those of all so far that made the fewest
 * mistakes over all rows (S. I. Gallant, 1990, with ratchet; Aggarwal, section 1.2.1.1). Units are apart: each has its own row and its own best.
 */
export default defineRule({
  id: 'pocket',
  icon: '⊔',
  params: { ...learningRate(1) },
  trains: LINEAR,
  allRows: true,
  check: (_p, types) => checkSignedTarget(types),
  reads: () => 'margin',
  metrics: suitableMetrics,
  loss: mistakeShare,
  counts: MISTAKES,
  measure: measureMistakes,
  slots: (_p, layer) => ({
    ...linearShapes(layer),
    right: [layer.weights['kernel']?.at(-1) ?? 1],
  }),
  learn: (tf, { layer, target, slots, step, rate, draw, counts }) => {
    const first = tf.cast(tf.equal(step, 0), 'float32')
    const names = Object.keys(layer.w).filter((name) => slots[name])
    const hand = Object.fromEntries(
      names.map((name) => [name, choose(tf, first, layer.w[name] as Tensor, slots[name] as Tensor)]),
    )
    const trying = { ...layer, w: hand }
    const counting = countingRows(tf, layer.x, counts)
    const errors = withoutPadding(tf, tf.sub(toRows(tf, target), signOf(tf, sumsOf(tf, trying))), counting)
    const [rows = 1, units = 1] = errors.shape
    const wrong = tf.cast(tf.notEqual(errors, 0), 'float32')
    const right = tf.sub(rowsThatCount(tf, errors, counting), tf.sum(wrong, 0))
    // What an earlier phase counted was of other weights.
    const best = tf.mul(slots['right'] as Tensor, tf.sub(1, first))
    const better = tf.cast(tf.greater(right, best), 'float32')
    // Of all rows in mistake, the one with the greatest draw.
    const drawn = tf.argMax(tf.mul(tf.add(draw.uniform([rows, units]), 1), wrong), 0)
    const one = tf.mul(pickRows(tf, drawn, rows), errors)
    return {
      weights: Object.fromEntries(
        names.map((name) => [name, choose(tf, better, hand[name] as Tensor, layer.w[name] as Tensor)]),
      ),
      slots: { ...addErrors(tf, { layer: trying, rate }, one), right: tf.maximum(right, best) },
    }
  },
  example: null,
  lecture: '1.2.1.1',
  text: {
    en: {
      title: 'Pocket',
      keywords: ['pocket algorithm', 'Gallant', 'ratchet', 'non-separable', 'perceptron'],
      help: 'The perceptron rule for classes that no line parts: it goes on trying, and the layer keeps “in its pocket” the weights that made the fewest mistakes over all rows. Each step learns one row in mistake, drawn at random, so give the batch all rows and let it run for some hundred epochs.',
      formula: 'W ← W + α(y − sign(xW + b))x,  W* = argmin mistakes(W)',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far a mistake moves the weights on trial (α). From weights of zero it only scales them.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: mistakeTexts.en,
    },
    uk: {
      title: 'Кишенькове правило',
      short: 'Кишенькове',
      keywords: ['кишеньковий алгоритм', 'Галант', 'лінійно нероздільні', 'перцептрон', 'pocket'],
      help: 'Правило перцептрона для класів, яких не розділяє жодна пряма: воно пробує далі й далі, а шар тримає «в кишені» ваги, що зробили найменше помилок на всіх рядках. Кожен крок вивчає один навмання взятий помилковий рядок, тож у пакеті мають бути всі рядки, а епох — кількасот.',
      formula: 'W ← W + α(y − sign(xW + b))x,  W* = argmin помилок(W)',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки помилка зсуває пробні ваги (α). Від нульових ваг вона лише масштабує їх.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: mistakeTexts.uk,
    },
  },
})

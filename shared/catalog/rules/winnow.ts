import type { ItemProblem } from '../define/item'
import { choice, float } from '../define/params'
import type { LearnArgs, RuleLayer } from '../define/teaching'
import { defineRule } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, withoutPadding } from './_counting'
import {
  checkSignedTarget,
  LINEAR,
  measureMistakes,
  MISTAKES,
  mistakeShare,
  mistakeTexts,
  signOf,
  sumsOf,
} from './_linear'

/** Weights stay within these bounds, whatever a batch multiplies them by. */
const LEAST = 1e-20
const MOST = 1e20

/** Inputs must lie between 0 and 1, where it is known what they are, and a bias must hold the threshold. */
function checkLayer(_p: unknown, { inputs: [input], weights }: RuleLayer): readonly ItemProblem[] {
  const range = input?.range
  return [
    ...(weights['bias']
      ? []
      : [
          {
            code: 'thresholdNeeded',
            port: 'layer',
            fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'useBias', value: true }],
          } as const,
        ]),
    ...(range && (range.low < 0 || range.high > 1)
      ? [
          {
            code: 'valuesOutside',
            port: 'layer',
            values: { low: range.low, high: range.high, least: 0, most: 1 },
            fixes: [{ kind: 'setValues', port: 'layer', least: 0, most: 1 }],
          } as const,
        ]
      : []),
  ]
}

/** Weights that can be multiplied: what is below 0 begins at 1, and so do all of a unit that has nothing but zeros. */
function positive(tf: Tf, kernel: Tensor): Tensor {
  const raised = tf.where(tf.less(kernel, 0) as never, tf.onesLike(kernel), kernel)
  const nothing = tf.cast(tf.equal(tf.sum(raised, 0), 0), 'float32')
  return tf.add(raised, nothing)
}

/**
 * Multiplies weights instead of adding to them (N. Littlestone, 1988): on a mistake, those of the inputs that are on by α where the answer was to be +1; by
 * 1/α (Winnow2) or by 0 (Winnow1) where it was to be −1. The bias is −θ, a share of the number of inputs.
 */
function multiply(tf: Tf, kind: 'winnow1' | 'winnow2', factor: number, theta: number, args: LearnArgs<unknown>) {
  const { layer, target, counts } = args
  const ready = positive(tf, layer.w['kernel'] as Tensor)
  const bias = tf.mul(tf.onesLike(layer.w['bias'] as Tensor), -theta)
  const answers = signOf(tf, sumsOf(tf, { ...layer, w: { kernel: ready, bias } }))
  const errors = withoutPadding(tf, tf.div(tf.sub(toRows(tf, target), answers), 2), countingRows(tf, layer.x, counts))
  const x = toRows(tf, layer.x)
  const sumOver = (some: Tensor): Tensor => tf.matMul(x as never, some as never, true)
  const powers = sumOver(kind === 'winnow2' ? errors : tf.relu(errors))
  const raised = tf.mul(ready, tf.exp(tf.mul(tf.clipByValue(powers, -60, 60), Math.log(factor))))
  const bounded = tf.clipByValue(raised, LEAST, MOST)
  if (kind === 'winnow2') return { kernel: bounded, bias }
  const out = tf.add(
    tf.cast(tf.greater(sumOver(tf.relu(tf.neg(errors))), 0), 'float32'),
    tf.cast(tf.equal(ready, 0), 'float32'),
  )
  return { kernel: tf.mul(bounded, tf.cast(tf.equal(out, 0), 'float32')), bias }
}

/** Multiplicative weights for inputs 0 and 1; its loss is the share of mistakes. */
export default defineRule({
  id: 'winnow',
  icon: '×α',
  params: {
    kind: choice(['winnow2', 'winnow1'], 'winnow2'),
    factor: float(1.01, 10, 2, { midRun: true }),
    threshold: float(0.01, 1, 0.5, { midRun: true }),
  },
  trains: LINEAR,
  check: (_p, types) => checkSignedTarget(types),
  checkLayer,
  reads: () => 'margin',
  metrics: suitableMetrics,
  loss: mistakeShare,
  counts: MISTAKES,
  measure: measureMistakes,
  learn: (tf, args) => {
    const { kind, factor, threshold } = args.p
    const inputs = args.layer.w['kernel']?.shape[0] ?? 1
    return { weights: multiply(tf, kind, factor, threshold * inputs, args) }
  },
  text: {
    en: {
      title: 'Winnow',
      keywords: ['Littlestone', 'multiplicative update', 'Winnow1', 'Winnow2', 'irrelevant attributes', 'disjunction'],
      help: 'Weights are positive, start at 1 and are multiplied, not added to. Where few of many inputs of 0 and 1 matter, it makes far fewer mistakes than the perceptron: their number grows with the logarithm of the number of inputs. Use one row a batch.',
      formula: 'w_{i} ← w_{i} · α^{x_{i}(y − ŷ)/2},  ŷ = sign(wx − θ)',
      params: {
        kind: {
          title: 'Kind',
          help: 'What happens to weights that voted yes by mistake.',
          options: { winnow2: 'Winnow2: divided by α', winnow1: 'Winnow1: set to 0' },
        },
        factor: {
          title: 'Factor α',
          help: 'By how much a mistake multiplies or divides the weights of inputs that are on.',
        },
        threshold: {
          title: 'Threshold',
          help: 'The number θ, as a share of the number of inputs; the bias of the layer is set to −θ. A half is usual.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: mistakeTexts.en,
    },
    uk: {
      title: 'Winnow',
      keywords: ['Літлстоун', 'мультиплікативне правило', 'віяння', 'незначущі ознаки', 'диз’юнкція', 'Віннов'],
      help: 'Ваги додатні, починаються з 1, і їх не збільшують на щось, а множать. Якщо з багатьох входів 0 і 1 важать лише деякі, правило робить значно менше помилок за перцептрон: їх кількість росте як логарифм кількості входів. Беріть по одному рядку в пакеті.',
      formula: 'w_{i} ← w_{i} · α^{x_{i}(y − ŷ)/2},  ŷ = sign(wx − θ)',
      params: {
        kind: {
          title: 'Різновид',
          help: 'Що стається з вагами, які помилково голосували «за».',
          options: { winnow2: 'Winnow2: ділить на α', winnow1: 'Winnow1: обнуляє' },
        },
        factor: { title: 'Множник α', help: 'У скільки разів помилка збільшує чи зменшує ваги ввімкнених входів.' },
        threshold: {
          title: 'Поріг',
          help: 'Число θ як частка від кількості входів; зсув шару стає рівним −θ. Зазвичай беруть половину.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: mistakeTexts.uk,
    },
  },
})

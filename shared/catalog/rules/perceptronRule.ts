import { defineRule, learningRate } from '../define/rule'
import { toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import {
  addErrors,
  checkSignedTarget,
  LINEAR,
  MISTAKES,
  measureMistakes,
  mistakeShare,
  mistakeTexts,
  signOf,
  sumsOf,
} from './_linear'

import { errorArithmetic } from './_linearArithmetic'

/** W ← W + α Σ (y − sign(xW + b)) x over the batch, sign(0) = +1 (Aggarwal 1.4–1.6). Its loss is the share of mistakes. */
export default defineRule({
  id: 'perceptronRule',
  icon: 'Δ',
  params: { ...learningRate(1) },
  trains: LINEAR,
  usualFor: ['perceptron'],
  check: (_p, types) => checkSignedTarget(types),
  reads: () => 'margin',
  metrics: suitableMetrics,
  loss: mistakeShare,
  counts: MISTAKES,
  arithmetic: errorArithmetic('sign'),
  measure: measureMistakes,
  learn: (tf, args) => ({
    weights: addErrors(tf, args, tf.sub(toRows(tf, args.target), signOf(tf, sumsOf(tf, args.layer)))),
  }),
  example: { inputs: [[[1, 0.5]], [[-1]]] },
  related: ['pocket', 'maxover', 'winnow'],
  lecture: '(1.4)–(1.6)',
  text: {
    en: {
      title: 'Perceptron rule',
      keywords: ['Rosenblatt', 'train_delta', 'delta rule', 'newp', 'mistake-driven'],
      help: 'On every mistake the weights move towards the example, or away from it; a right answer changes nothing. It ends without a mistake if a line can part the classes, and never settles if none can. With a batch of one row and rows in their own order it is the lecture’s rule step by step.',
      pitfall: 'It never settles where no line parts the classes; the pocket rule keeps the best it had.',
      formula: 'W ← W + α(y − sign(xW + b))x',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far a mistake moves the weights (α). From weights of zero it only scales them.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: mistakeTexts.en,
    },
    uk: {
      title: 'Правило перцептрона',
      short: 'Правило перц.',
      keywords: ['Розенблат', 'дельта-правило', 'персептрон', 'train_delta'],
      help: 'За кожної помилки ваги рухаються до прикладу або від нього; правильна відповідь не змінює нічого. Якщо класи розділяє пряма, помилки зникнуть, а якщо не розділяє жодна, правило ніколи не зупиниться. З пакетом в один рядок і рядками у власному порядку — це правило з лекції крок за кроком.',
      pitfall: 'Не зупиняється, якщо пряма класів не розділяє; кишенькове правило зберігає найкраще.',
      formula: 'W ← W + α(y − sign(xW + b))x',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки помилка зсуває ваги (α). Від нульових ваг вона лише масштабує їх.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: mistakeTexts.uk,
    },
  },
})

import { defineRule, learningRate } from '../define/rule'
import { suitableMetrics } from '../losses/_check'
import { winners } from '../layers/_prototypes'
import { checkClasses, meetClasses, mistakes } from './_lvq'
import { pull } from './_pull'

/** w_k ← w_k ± α(x − w_k) for the nearest prototype k, + where it is of the class of x (Kohonen 1990; neurolab's `train_lvq`). Its loss is the share of mistakes. */
export default defineRule({
  id: 'lvq1',
  icon: 'L₁',
  params: { ...learningRate(0.05, 1) },
  trains: ['lvq'],
  check: (_p, types) => checkClasses(types),
  reads: () => 'logits',
  metrics: suitableMetrics,
  loss: mistakes,
  learn: (tf, args) => {
    const met = meetClasses(tf, args)
    return { weights: { prototypes: pull(tf, met, tf.mul(winners(tf, met.squared), met.loyal), args.rate) } }
  },
  example: {
    params: { classes: 2, prototypes: 1 },
    inputs: [
      [
        [1, 0.5],
        [-0.5, 1],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  },
  related: ['lvq21'],
  text: {
    en: {
      title: 'LVQ1',
      keywords: ['learning vector quantization', 'train_lvq', 'newlvq', 'Kohonen', 'nearest prototype'],
      help: 'The prototype nearest to a sample moves: towards it if it is of the same class, away from it if not. Prototypes come to lie in the middle of their classes and draw back from borders. A rate that decays towards 0 lets them settle: choose a schedule. The loss is the share of mistakes.',
      formula: 'w_{k} ← w_{k} ± α(x − w_{k}), + if k is of the class of x',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Part of the way to the sample that the nearest prototype goes (α).',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
    },
    uk: {
      title: 'LVQ1',
      keywords: [
        'квантування векторів',
        'навчання векторного квантування',
        'train_lvq',
        'newlvq',
        'Кохонен',
        'найближчий прототип',
      ],
      help: 'Рухається найближчий до прикладу прототип: до нього, якщо клас той самий, і від нього, якщо інший. Прототипи лягають посередині своїх класів і відступають від меж. Щоб вони заспокоїлися, швидкість має спадати до 0: оберіть розклад. Втрати — це частка помилок.',
      formula: 'w_{k} ← w_{k} ± α(x − w_{k}), + якщо k з класу x',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Частина шляху до прикладу, яку проходить найближчий прототип (α).',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
    },
  },
})

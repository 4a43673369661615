import { ok } from '../../result'
import { defineLayer, ruledWeight, type ForwardArgs } from '../define/layer'
import { choice, float, int, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { flatRows } from './_recall'
import { weightOf } from './_weightOf'

const params = {
  units: int(2, 4096, 10),
  inhibition: float(0.01, 0.99, 0.5),
  steps: int(1, 500, 50),
  output: choice(['activity', 'winner'], 'activity'),
} as const

/** Activities `[batch, units]` at first, the numbers of places that agree, and after each step of the competition. */
function activitiesOf(tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof params>>): readonly Tensor[] {
  const patterns = flatRows(tf, x)
  const products = tf.matMul(patterns as never, weightOf(w, 'prototypes') as never, false, true)
  const epsilon = p.inhibition / p.units
  const activities = [tf.mul(tf.add(products, patterns.shape[1] ?? 0), 0.5)]
  for (let step = 0; step < p.steps; step++) {
    const y = activities.at(-1) as Tensor
    const others = tf.mul(tf.sum(y, 1, true), epsilon)
    activities.push(tf.relu(tf.sub(tf.mul(y, 1 + epsilon), others)))
  }
  return activities
}

/**
 * How many places of a pattern of ±1 agree with each prototype, (xPᵀ + n)/2, then MAXNET: y ← relu(y − ε Σ of the others), ε < 1/units.
 * `[...]` to `[units]` (R. P. Lippmann 1987). Trained by rules alone.
 */
export default defineLayer({
  id: 'hamming',
  category: 'classical',
  icon: '≡',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params,
  inferShape: (p) => ok([p.units]),
  weights: (p, [x = []]) => ({ prototypes: ruledWeight([p.units, sizeOf(x)], 'zeros') }),
  multiplyAdds: (p, [x = []]) => p.units * (sizeOf(x) + 2 * p.steps),
  forward: (tf, args) => {
    const last = activitiesOf(tf, args).at(-1) as Tensor
    if (args.p.output === 'activity') return last
    // Of those that are left the strongest; comparisons of another kind have no gradient, not even 0.
    return tf.cast(tf.greaterEqual(last, tf.maximum(tf.max(last, 1, true), 1e-30)), 'float32')
  },
  inner: (tf, args) => {
    const activity = tf.stack([...activitiesOf(tf, args)], 1)
    return { activity, active: tf.sum(tf.cast(tf.greater(activity, 0), 'float32'), 2) }
  },
  views: [
    { kind: 'prototypes', weight: 'prototypes' },
    { kind: 'film', frames: 'activity', level: 'active' },
  ],
  keras: () => null,
  summary: (p) => `${p.units} · ${p.steps}`,
  example: {
    inputs: [[1, -1, -1, -1]],
    weights: {
      prototypes: [
        [1, -1, 1, -1],
        [1, 1, -1, -1],
      ],
    },
  },
  text: {
    en: {
      title: 'Hamming network',
      short: 'Hamming',
      keywords: [
        'Lippmann',
        'MAXNET',
        'winner takes all',
        'WTA',
        'newhem',
        'Hamming distance',
        'Grossberg star',
        'lateral inhibition',
      ],
      help: 'Counts in how many places a pattern of −1 and +1 agrees with each prototype, then lets the counts compete: each unit holds the others down until only the strongest is above 0. It finds the prototype at the least Hamming distance. It wants the rule that stores prototypes.',
      formula: 'y_{i} ← max(0, y_{i} − ε Σ_{j≠i} y_{j}), at first (xP^{T} + n)/2',
      params: {
        units: { title: 'Prototypes', help: 'How many patterns it can tell apart: one unit for each.' },
        inhibition: {
          title: 'Inhibition ε · units',
          help: 'How hard the units hold each other down, as a share of 1/units, below which one always survives.',
        },
        steps: {
          title: 'Steps',
          help: 'How long they compete; the closer the two best, the longer it takes.',
        },
        output: {
          title: 'Output',
          help: 'What goes out: the activities that are left, or 1 for the winner and 0 for the others.',
          options: { activity: 'activity', winner: 'winner' },
        },
      },
    },
    uk: {
      title: 'Мережа Геммінга',
      short: 'Геммінг',
      keywords: [
        'Ліппман',
        'MAXNET',
        'переможець забирає все',
        'WTA',
        'Хеммінг',
        'Хемінг',
        'newhem',
        'зірка Гроссберга',
        'бічне гальмування',
      ],
      help: 'Рахує, у скількох місцях взірець із −1 та +1 збігається з кожним еталоном, а тоді влаштовує змагання: кожен вузол пригнічує інші, доки над нулем не лишиться найсильніший. Так знаходить еталон на найменшій відстані Геммінга. Потребує правила, що запам’ятовує еталони.',
      formula: 'y_{i} ← max(0, y_{i} − ε Σ_{j≠i} y_{j}), спершу (xP^{T} + n)/2',
      params: {
        units: { title: 'Еталони', help: 'Скільки взірців розрізняти: по вузлу на кожен.' },
        inhibition: {
          title: 'Гальмування ε · вузли',
          help: 'Наскільки сильно вузли пригнічують один одного, у частках 1/вузли: нижче цієї межі хтось завжди вціліє.',
        },
        steps: { title: 'Кроки', help: 'Скільки триває змагання; що ближчі двоє найкращих, то довше.' },
        output: {
          title: 'Вихід',
          help: 'Що виходить: активності, які лишилися, або 1 для переможця і 0 для решти.',
          options: { activity: 'активність', winner: 'переможець' },
        },
      },
    },
  },
})

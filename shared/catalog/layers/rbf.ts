import { passesMask, defineLayer, weight } from '../define/layer'
import { float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { fromRows, toRows, withLast } from './_lastAxis'
import { within } from './_reservoir'
import { squaredDistances } from './_squaredDistances'
import { weightOf } from './_weightOf'

/**
 * y_k = exp(−‖x − c_k‖² / 2σ_k²) on the last axis: `[..., features]` to `[..., units]` (D. Broomhead, D. Lowe, 1988). Centers
 * `[units, features]`, widths `[units]`.
 */
export default defineLayer({
  id: 'rbf',
  category: 'classical',
  icon: '◎',
  perMoment: true,
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: { units: int(1, 4096, 10), reach: float(0, 1000, 1), width: float(0.001, 1000, 1) },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    centers: weight([p.units, x.at(-1) ?? 1], within(p.reach)),
    widths: weight([p.units], { type: 'constant', params: { value: p.width } }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, { x, w }) => {
    const distances = squaredDistances(tf, toRows(tf, x), weightOf(w, 'centers'))
    const spread = tf.add(tf.mul(tf.square(weightOf(w, 'widths')), 2), 1e-12)
    return fromRows(tf, tf.exp(tf.neg(tf.div(distances, spread))), x)
  },
  views: [{ kind: 'prototypes', weight: 'centers' }],
  keras: () => null,
  summary: (p) => `${p.units}`,
  example: {
    params: { units: 2 },
    inputs: [[0.5, 1]],
    weights: {
      centers: [
        [0, 1],
        [1, 0],
      ],
      widths: [1, 0.5],
    },
  },
  related: ['gaussian'],
  text: {
    en: {
      title: 'RBF units',
      keywords: ['radial basis function', 'RBF network', 'Gaussian kernel', 'prototype', 'newrb', 'kernel', 'Cover'],
      help: 'Each unit is a prototype and answers by how near the input is: 1 at its center, less and less around it. K-means puts the centers where the data are, then least squares fits a linear layer to the answers; gradients can train all of it too.',
      pitfall: 'Centers far from all data answer 0 everywhere and learn nothing: place them by k-means.',
      formula: 'y_{k} = exp(−‖x − c_{k}‖² / 2σ_{k}²)',
      params: {
        units: { title: 'Units', help: 'Number of prototypes; the power of the network comes from this width.' },
        reach: {
          title: 'Reach',
          help: 'Centers start uniformly within ± this in every feature; k-means begins anew from rows of the data.',
        },
        width: { title: 'Width σ', help: 'First width of each unit: how far from its center it still answers.' },
      },
    },
    uk: {
      title: 'Вузли RBF',
      keywords: [
        'радіальна базисна функція',
        'радіально-базисна мережа',
        'RBF-мережа',
        'РБФ',
        'гаусове ядро',
        'прототип',
        'ядро',
      ],
      help: 'Кожен вузол — прототип: він відповідає тим сильніше, що ближчий вхід, — 1 у центрі й дедалі менше довкола. K-середніх ставить центри там, де дані, а найменші квадрати підганяють лінійний шар до відповідей; усе це можна навчати й градієнтами.',
      pitfall: 'Центри, далекі від усіх даних, скрізь дають 0 і не вчаться: розставте їх за k-середніх.',
      formula: 'y_{k} = exp(−‖x − c_{k}‖² / 2σ_{k}²)',
      params: {
        units: { title: 'Вузли', help: 'Кількість прототипів; сила мережі — в цій ширині.' },
        reach: {
          title: 'Розмах',
          help: 'Центри починають рівномірно в межах ± цього числа за кожною ознакою; k-середніх починає з рядків даних.',
        },
        width: { title: 'Ширина σ', help: 'Перша ширина кожного вузла: як далеко від центра він ще відповідає.' },
      },
    },
  },
})

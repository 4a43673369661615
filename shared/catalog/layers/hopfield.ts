import { defineLayer, ruledWeight, type ForwardArgs } from '../define/layer'
import type { ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { filmOf, flatRows, recall, recallShape, turnParams, turnTexts } from './_recall'
import { weightOf } from './_weightOf'

/** The states of a recall, `[batch, n]` each, from what came in on. */
const statesOf = (tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof turnParams>>): readonly Tensor[] =>
  recall(tf, flatRows(tf, x), { kernel: weightOf(w, 'kernel'), low: -1 }, p)

/**
 * s_i ← sign(Σ_j W_ij s_j), kept where the sum is 0, unit after unit or all at once: `[...]` to the same shape, each value a unit
 * (J. J. Hopfield 1982). Trained by storage rules alone.
 */
export default defineLayer({
  id: 'hopfield',
  category: 'classical',
  icon: 'H',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: turnParams,
  inferShape: (p, [x = []]) => recallShape(p, x),
  weights: (_p, [x = []]) => ({ kernel: ruledWeight([sizeOf(x), sizeOf(x)], 'zeros') }),
  multiplyAdds: (p, [x = []]) => p.sweeps * sizeOf(x) ** 2,
  forward: (tf, args) => tf.reshape(statesOf(tf, args).at(-1) as Tensor, args.x.shape),
  inner: (tf, args) => ({
    ...filmOf(tf, statesOf(tf, args), { kernel: weightOf(args.w, 'kernel') }, args.x.shape.slice(1)),
  }),
  givesActivation: 'sign',
  views: [{ kind: 'film', frames: 'states', level: 'energy' }],
  keras: () => null,
  summary: (p, name) => `${name('update')} · ${p.sweeps}`,
  example: {
    inputs: [[1, -1, -1, -1]],
    weights: {
      kernel: [
        [0, -1, 1, -1],
        [-1, 0, -1, 1],
        [1, -1, 0, -1],
        [-1, 1, -1, 0],
      ],
    },
  },
  related: ['bam', 'hamming', 'boltzmann'],
  text: {
    en: {
      title: 'Hopfield network',
      short: 'Hopfield',
      keywords: [
        'associative memory',
        'recurrent network',
        'attractor',
        'energy',
        'newhop',
        'content-addressable memory',
        'autoassociative',
      ],
      help: 'Every value that comes in is the state of a unit, −1 or +1, and every unit is joined with all others. From a spoiled pattern the states roll downhill in energy to the nearest stored one. It wants a rule that stores patterns.',
      pitfall: 'About 0.14 patterns a unit can be stored; with more, mixtures come back.',
      formula: 's_{i} ← sign(Σ_{j} W_{ij}s_{j})',
      params: turnTexts.en,
    },
    uk: {
      title: 'Мережа Гопфілда',
      short: 'Гопфілд',
      keywords: [
        'асоціативна пам’ять',
        'рекурентна мережа',
        'атрактор',
        'енергія',
        'Хопфілд',
        'автоасоціативна',
        'newhop',
      ],
      help: 'Кожне вхідне значення — стан вузла, −1 або +1, і кожен вузол з’єднано з усіма іншими. Від зіпсованого взірця стани скочуються за енергією до найближчого збереженого. Потребує правила, що запам’ятовує взірці.',
      pitfall: 'Запам’ятати можна близько 0,14 зразка на вузол; якщо більше, згадуються суміші.',
      formula: 's_{i} ← sign(Σ_{j} W_{ij}s_{j})',
      params: turnTexts.uk,
    },
  },
})

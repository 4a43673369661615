import { defineLayer, ruledWeight, type ForwardArgs } from '../define/layer'
import type { ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { filmOf, flatRows, recall, recallShape, turnParams, turnTexts } from './_recall'
import { weightOf } from './_weightOf'

/** The states of a recall, `[batch, n]` each, from what came in on. */
const statesOf = (tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof turnParams>>): readonly Tensor[] =>
  recall(tf, flatRows(tf, x), { kernel: weightOf(w, 'kernel'), threshold: weightOf(w, 'threshold'), low: 0 }, p)

/**
 * V_i ← 1 where Σ_j W_ij V_j > U₀_i, 0 where it is less, kept where it is equal: `[...]` to the same shape (the binary recurrent model of
 * lecture 7; Hopfield 1982 with states 0 and 1). Trained by storage rules alone.
 */
export default defineLayer({
  id: 'binaryThreshold',
  category: 'classical',
  icon: '01',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: turnParams,
  inferShape: (p, [x = []]) => recallShape(p, x),
  weights: (_p, [x = []]) => ({
    kernel: ruledWeight([sizeOf(x), sizeOf(x)], 'zeros'),
    threshold: ruledWeight([sizeOf(x)], 'zeros'),
  }),
  multiplyAdds: (p, [x = []]) => p.sweeps * sizeOf(x) ** 2,
  forward: (tf, args) => tf.reshape(statesOf(tf, args).at(-1) as Tensor, args.x.shape),
  inner: (tf, args) => {
    const net = { kernel: weightOf(args.w, 'kernel'), threshold: weightOf(args.w, 'threshold') }
    return { ...filmOf(tf, statesOf(tf, args), net, args.x.shape.slice(1)) }
  },
  givesActivation: 'step',
  views: [{ kind: 'film', frames: 'states', level: 'energy' }],
  keras: () => null,
  summary: (p, name) => `${name('update')} · ${p.sweeps}`,
  example: {
    inputs: [[1, 0, 0, 0]],
    weights: {
      kernel: [
        [0, -1, 1, -1],
        [-1, 0, -1, 1],
        [1, -1, 0, -1],
        [-1, 1, -1, 0],
      ],
      threshold: [0, 0, 0, 0],
    },
  },
  text: {
    en: {
      title: 'Binary threshold network',
      short: 'Binary model',
      keywords: ['binary model', 'recurrent network', 'threshold', 'associative memory', 'McCulloch–Pitts'],
      help: 'Units with the states 0 and 1, each joined with all others: on where the sum exceeds its threshold, off where it falls short, as before where it just meets it. It remembers like a Hopfield network, with 0 in place of −1.',
      formula: 'V_{i} ← 1 if Σ_{j} W_{ij}V_{j} > U_{0}, 0 if less, else V_{i}',
      params: turnTexts.en,
    },
    uk: {
      title: 'Бінарна порогова мережа',
      short: 'Бінарна модель',
      keywords: ['бінарна модель', 'рекурентна мережа', 'поріг', 'асоціативна пам’ять', 'Маккалок', 'Піттс'],
      help: 'Вузли зі станами 0 та 1, кожен з’єднано з усіма: вмикається, якщо сума перевищує поріг, вимикається, якщо менша, і лишається як був, якщо дорівнює. Пам’ятає, як мережа Гопфілда, тільки з 0 замість −1.',
      formula: 'V_{i} ← 1, якщо Σ_{j} W_{ij}V_{j} > U_{0}, 0, якщо менше, інакше V_{i}',
      params: turnTexts.uk,
    },
  },
})

import { fail, ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { choice, initializer, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { weightOf } from './_weightOf'

/** Logarithm of a sum of products from the logarithms of both factors: `[rows, inputs]` and `[inputs, units]` to `[rows, units]`. */
function logMatMul(tf: Tf, x: Tensor, shares: Tensor): Tensor {
  const [inputs = 1, units = 1] = shares.shape
  const terms = tf.add(tf.reshape(x, [-1, inputs, 1]), tf.reshape(shares, [1, inputs, units]))
  return tf.logSumExp(terms, 1)
}

/**
 * Sum nodes of a sum-product network: weighted means of the last axis whose weights are positive and add up to 1, as softmax of free
 * numbers makes them (H. Poon and P. Domingos, 2011). Keras has no such layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'sumNode',
  category: 'merge',
  icon: 'Σ',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 4096, 4),
    domain: choice(['linear', 'log'], 'linear'),
    kernelInitializer: initializer('randomNormal'),
  },
  inferShape: (p, [x = []]) =>
    x.length === 0
      ? fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
      : ok([...x.slice(0, -1), p.units]),
  weights: (p, [x = []]) => ({ kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer) }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, { x, w, p }) => {
    const free = weightOf(w, 'kernel')
    const rows = tf.reshape(x, [-1, x.shape.at(-1) ?? 1])
    // Over the inputs of each unit; TensorFlow.js knows softmax of the last axis only.
    const byUnit = tf.transpose(free)
    const sums =
      p.domain === 'log'
        ? logMatMul(tf, rows, tf.transpose(tf.logSoftmax(byUnit)))
        : tf.matMul(rows, tf.softmax(byUnit), false, true)
    return tf.reshape(sums, [x.shape[0] ?? 1, ...x.shape.slice(1, -1), p.units])
  },
  keras: (p) => ({
    className: 'SumNode',
    config: { units: p.units, domain: p.domain, kernel_initializer: p.kernelInitializer },
  }),
  summary: (p, name) => `${p.units} · ${name('domain')}`,
  text: {
    en: {
      title: 'Sum node',
      keywords: ['sum-product network', 'SPN', 'mixture'],
      help: 'The sum layer of a sum-product network: each unit is a weighted mean of its inputs, with weights that are strictly positive and add up to 1. If the inputs are probabilities, so is every unit: a mixture. Alternate it with product nodes; the network then computes a polynomial and is a probability model from end to end.',
      formula: 'y_{k} = Σ_{i} softmax_{i}(v_{ik}) · x_{i}',
      params: {
        units: { title: 'Units', help: 'Number of sums that come out, each with weights of its own.' },
        domain: {
          title: 'Numbers',
          help: 'Whether probabilities themselves flow or their logarithms, which do not vanish in deep networks.',
          options: { linear: 'as they are', log: 'logarithms' },
        },
        kernelInitializer: {
          title: 'Initializer',
          help: 'Distribution of the free numbers v that softmax turns into weights; with equal ones all units would stay alike.',
        },
      },
    },
    uk: {
      title: 'Вузол суми',
      keywords: ['мережа сум і добутків', 'зважена сума', 'суміш'],
      help: 'Шар сум мережі сум і добутків: кожен вузол — зважене середнє своїх входів, а ваги строго додатні й у сумі дають 1. Якщо на вході ймовірності, то й кожен вузол — імовірність: суміш. Чергуйте з вузлами добутку; тоді мережа обчислює многочлен і від краю до краю є моделлю ймовірностей.',
      formula: 'y_{k} = Σ_{i} softmax_{i}(v_{ik}) · x_{i}',
      params: {
        units: { title: 'Вузли', help: 'Кількість сум на виході, кожна з власними вагами.' },
        domain: {
          title: 'Числа',
          help: 'Чи йдуть самі ймовірності, чи їхні логарифми, які не зникають у глибоких мережах.',
          options: { linear: 'як є', log: 'логарифми' },
        },
        kernelInitializer: {
          title: 'Ініціалізатор',
          help: 'Розподіл вільних чисел v, з яких softmax робить ваги; з однакових усі вузли лишилися б однаковими.',
        },
      },
    },
  },
})

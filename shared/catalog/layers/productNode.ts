import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { choice, int } from '../define/params'
import { sizeOf } from '../define/tensorType'

/**
 * Product nodes of a sum-product network: products of neighboring numbers of the last axis, without weights. Keras has no such layer:
 * scripts carry one of ours.
 */
export default defineLayer({
  id: 'productNode',
  category: 'merge',
  icon: 'Π',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { groupSize: int(1, 256, 2), domain: choice(['linear', 'log'], 'linear') },
  inferShape: (p, [x = []]) => {
    const size = x.at(-1)
    if (size === undefined) return fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
    if (size % p.groupSize === 0) return ok([...x.slice(0, -1), size / p.groupSize])
    const divisors = Array.from({ length: p.groupSize }, (_, i) => p.groupSize - i).filter((n) => size % n === 0)
    return fail({
      code: 'oddGroups',
      param: 'groupSize',
      values: { size, group: p.groupSize },
      fixes: [{ kind: 'setParam', on: 'self', param: 'groupSize', value: divisors[0] ?? 1 }],
    })
  },
  weights: () => ({}),
  multiplyAdds: (_p, [x = []], output) => sizeOf(x) - sizeOf(output),
  forward: (tf, { x, p }) => {
    const shape = [x.shape[0] ?? 1, ...x.shape.slice(1, -1), (x.shape.at(-1) ?? 1) / p.groupSize]
    const groups = tf.reshape(x, [-1, p.groupSize])
    if (p.domain === 'log') return tf.reshape(tf.sum(groups, 1), shape)
    if (p.groupSize === 1) return tf.reshape(groups, shape)
    // One after another, not by the quotient of the whole: the gradient is right where a factor is zero.
    return tf.reshape(
      tf.split(groups, p.groupSize, 1).reduce((product, factor) => tf.mul(product, factor)),
      shape,
    )
  },
  keras: (p) => ({ className: 'ProductNode', config: { group_size: p.groupSize, domain: p.domain } }),
  summary: (p, name) => `${p.groupSize} · ${name('domain')}`,
  text: {
    en: {
      title: 'Product node',
      keywords: ['product unit', 'sum-product network', 'SPN'],
      help: 'The product layer of a sum-product network: multiplies groups of neighboring numbers and has no weights. If they are probabilities of independent things, the product is that of all of them at once. The product is what makes such a network nonlinear.',
      formula: 'y_{j} = Π_{i=1…g} x_{g·j+i}',
      params: {
        groupSize: { title: 'Group', help: 'How many neighboring numbers are multiplied into one.' },
        domain: {
          title: 'Numbers',
          help: 'Whether the numbers themselves flow or their logarithms, whose product is a sum.',
          options: { linear: 'as they are', log: 'logarithms' },
        },
      },
    },
    uk: {
      title: 'Вузол добутку',
      keywords: ['добуток', 'мережа сум і добутків'],
      help: 'Шар добутків мережі сум і добутків: перемножує групи сусідніх чисел і ваг не має. Якщо це ймовірності незалежних подій, то добуток — імовірність усіх разом. Саме добуток робить таку мережу нелінійною.',
      formula: 'y_{j} = Π_{i=1…g} x_{g·j+i}',
      params: {
        groupSize: { title: 'Група', help: 'Скільки сусідніх чисел перемножується в одне.' },
        domain: {
          title: 'Числа',
          help: 'Чи йдуть самі числа, чи їхні логарифми, добуток яких — сума.',
          options: { linear: 'як є', log: 'логарифми' },
        },
      },
    },
  },
})

import { defineLayer, passesMask, ruledWeight } from '../define/layer'
import { int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { fromRows, toRows, withLast } from './_lastAxis'
import { weightOf } from './_weightOf'

/** p_{t+k} = p_t·Pᵏ: how likely each state is now, `[states]`, to how likely each is some steps later, `[states]` (A. A. Markov, 1906). */
export default defineLayer({
  id: 'markovChain',
  category: 'classical',
  icon: 'P',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: passesMask,
  params: { steps: int(1, 64, 1) },
  inferShape: (_p, [x = []]) => withLast(x, x.at(-1) ?? 1),
  weights: (_p, [x = []]) => {
    const states = x.at(-1) ?? 1
    const value = 1 / states
    return { transitions: ruledWeight([states, states], { type: 'constant', params: { value } }) }
  },
  multiplyAdds: ({ steps }, [x = []]) => sizeOf(x) * (x.at(-1) ?? 1) * steps,
  forward: (tf, { x, w, p }) => {
    let likely = toRows(tf, x)
    for (let step = 0; step < p.steps; step++) likely = tf.matMul(likely as never, weightOf(w, 'transitions') as never)
    return fromRows(tf, likely, x)
  },
  views: [{ kind: 'prototypes', weight: 'transitions' }],
  keras: () => null,
  summary: (p) => `${p.steps}`,
  example: {
    inputs: [[1, 0]],
    weights: {
      transitions: [
        [0.9, 0.1],
        [0.4, 0.6],
      ],
    },
  },
  text: {
    en: {
      title: 'Markov chain',
      keywords: ['transition matrix', 'stationary distribution', 'stochastic matrix', 'memoryless'],
      help: 'States that follow one another by chance, where the next depends on the present one alone. Each row of its matrix says how likely every state is to come next. From how likely each state is now it tells the same some steps later; after many, whatever it began with, that is the stationary distribution.',
      formula: 'p_{t+k} = p_{t}P^{k}',
      params: {
        steps: { title: 'Steps', help: 'How many steps ahead it tells; many give the stationary distribution.' },
      },
    },
    uk: {
      title: 'Ланцюг Маркова',
      short: 'Марков',
      keywords: ['матриця переходів', 'стаціонарний розподіл', 'стохастична матриця', 'марковський ланцюг'],
      help: 'Стани, що випадково змінюють один одного, і наступний залежить лише від теперішнього. Кожен рядок матриці каже, з якою ймовірністю далі настане кожен стан. За ймовірностями станів тепер шар каже ймовірності через кілька кроків; коли їх багато, виходить стаціонарний розподіл, з чого б не почати.',
      formula: 'p_{t+k} = p_{t}P^{k}',
      params: {
        steps: {
          title: 'Кроки',
          help: 'На скільки кроків уперед передбачати; якщо багато, буде стаціонарний розподіл.',
        },
      },
    },
  },
})

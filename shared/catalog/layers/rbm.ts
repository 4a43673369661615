import { fail, ok } from '../../result'
import { defineLayer, ruledWeight, weight } from '../define/layer'
import { initializer, int } from '../define/params'
import type { Tensor } from '../define/tf'
import { freeEnergy, hiddenGiven, rowProblem, statesFrom, visibleGiven, visibleUnits } from './_restricted'

/** Frames of the film, the input first. */
const FRAMES = 16

/**
 * Restricted Boltzmann machine: `[visible]` to P(h = 1 | v) = σ(vW + c), `[units]`, and what these make of the visible units again,
 * `[visible]` (Smolensky 1986; Hinton 2002). The energy is E(v, h) = −b·v − c·h − vWh, of Gaussian visible units ½|v − b|² − c·h − vWh.
 */
export default defineLayer({
  id: 'rbm',
  category: 'classical',
  icon: '⇅',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }, { name: 'reconstruction' }],
  params: { units: int(1, 65_536, 64), visible: visibleUnits, kernelInitializer: initializer('randomNormal') },
  inferShape: (p, [x = []]) => {
    const problem = rowProblem(x)
    return problem ? fail(problem) : ok({ output: [p.units], reconstruction: x })
  },
  weights: (p, [[visible = 1] = []]) => ({
    kernel: weight([visible, p.units], p.kernelInitializer),
    visibleBias: ruledWeight([visible], 'zeros'),
    hiddenBias: weight([p.units], 'zeros'),
  }),
  multiplyAdds: (p, [[visible = 1] = []]) => 2 * visible * p.units,
  forward: (tf, { x, w, p }) => {
    const output = hiddenGiven(tf, w, x)
    return { output, reconstruction: visibleGiven(tf, w, output, p.visible) }
  },
  inner: (tf, { x, w, p, ctx }) => {
    const frames = [x]
    let state: Tensor = x
    while (frames.length < FRAMES) {
      const hidden = hiddenGiven(tf, w, state)
      const made = visibleGiven(tf, w, statesFrom(tf, hidden, ctx.draw.uniform(hidden.shape)), p.visible)
      frames.push(made)
      state =
        p.visible === 'gaussian'
          ? tf.add(made, ctx.draw.normal(made.shape))
          : statesFrom(tf, made, ctx.draw.uniform(made.shape))
    }
    return {
      chain: tf.stack(frames, 1),
      freeEnergy: tf.stack(
        frames.map((frame) => freeEnergy(tf, w, frame, p.visible)),
        1,
      ),
    }
  },
  givesActivation: 'sigmoid',
  views: [
    { kind: 'prototypes', weight: 'kernel', transposed: true },
    { kind: 'film', frames: 'chain', level: 'freeEnergy' },
  ],
  keras: () => null,
  summary: (p, name) => (p.visible === 'bernoulli' ? `${p.units}` : `${p.units} · ${name('visible')}`),
  example: { inputs: [[1, 0, 1]] },
  related: ['boltzmann', 'blocks/deepBeliefNetwork'],
  text: {
    en: {
      title: 'Restricted Boltzmann machine',
      short: 'RBM',
      keywords: ['RBM', 'harmonium', 'Hinton', 'Smolensky', 'energy-based', 'unsupervised', 'features', 'DBN'],
      help: 'Visible and hidden units with links between the two kinds only. Contrastive divergence teaches it, without any labels, to give low energy to what it sees; its hidden units become features. It gives their probabilities and what they make of the input again. Several in a row are a deep belief network, which gradients then fine-tune.',
      pitfall: 'It reads numbers from 0 to 1 as probabilities; data of another range run away.',
      formula: 'P(h = 1 | v) = σ(vW + c), P(v = 1 | h) = σ(hWᵀ + b)',
      params: {
        units: { title: 'Hidden units', help: 'Number of features that are learned.' },
        visible: {
          title: 'Visible units',
          help: 'Bernoulli units hold 0, 1 or a probability between them; Gaussian units any number, best standardized to a deviation of 1.',
          options: { bernoulli: 'Bernoulli', gaussian: 'Gaussian' },
        },
        kernelInitializer: {
          title: 'Initializer',
          help: 'Distribution of the first weights; small normal ones, with a deviation of 0.01 to 0.05, are usual.',
        },
      },
      ports: { output: 'Hidden', reconstruction: 'Reconstruction' },
    },
    uk: {
      title: 'Обмежена машина Больцмана',
      short: 'ОМБ',
      keywords: ['RBM', 'ОМБ', 'Гінтон', 'Хінтон', 'Смоленський', 'енергія', 'без учителя', 'ознаки', 'DBN'],
      help: 'Видимі та приховані вузли, зв’язки — лише між видимими й прихованими. Контрастна розбіжність без жодних міток учить її надавати побаченому низьку енергію; приховані вузли стають ознаками. На виході — їхні ймовірності та вхід, відтворений із них. Кілька таких шарів поспіль — глибока мережа переконань, яку потім донавчають градієнтами.',
      pitfall: 'Числа від 0 до 1 вона читає як імовірності; з іншими межами навчання розбігається.',
      formula: 'P(h = 1 | v) = σ(vW + c), P(v = 1 | h) = σ(hWᵀ + b)',
      params: {
        units: { title: 'Приховані вузли', help: 'Скільки ознак вивчати.' },
        visible: {
          title: 'Видимі вузли',
          help: 'Вузли Бернуллі тримають 0, 1 або ймовірність між ними; гаусові — будь-яке число, найкраще стандартизоване до відхилення 1.',
          options: { bernoulli: 'Бернуллі', gaussian: 'гаусові' },
        },
        kernelInitializer: {
          title: 'Ініціалізатор',
          help: 'Розподіл перших ваг; зазвичай малий нормальний, з відхиленням від 0,01 до 0,05.',
        },
      },
      ports: { output: 'Приховані', reconstruction: 'Відтворення' },
    },
  },
})

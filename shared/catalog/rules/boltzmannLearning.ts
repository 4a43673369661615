import { choice, int } from '../define/params'
import { perSample } from '../define/perSample'
import type { LearnArgs, TrainedLayer } from '../define/teaching'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import {
  energyOf,
  fieldsOf,
  meanField,
  sweep,
  symmetric,
  updatesProblem,
  withHidden,
  type Machine,
} from '../layers/_boltzmann'
import { softplus } from '../losses/_softplus'
import { outsideUnitInterval } from './_unitInterval'

interface Params {
  readonly clamped: 'sampling' | 'meanField'
  readonly sweeps: number
  readonly chains: number
}

/** Steps of mean field that what is measured takes for the hidden units. */
const MEASURED_STEPS = 10

const machineOf = (tf: Tf, { w }: TrainedLayer): Machine => ({
  links: symmetric(tf, w['kernel'] as Tensor),
  bias: w['bias'] as Tensor,
})
const temperatureOf = ({ p }: TrainedLayer): number => Number(p['temperature'])
const hiddenOf = ({ p }: TrainedLayer): number => Number(p['hidden'])

/** The data with the means of the hidden units behind them, `[rows, units]`. */
function clampedMeans(tf: Tf, machine: Machine, layer: TrainedLayer, steps: number): Tensor {
  const at = { temperature: temperatureOf(layer), steps, from: layer.x.shape[1] ?? 1 }
  return meanField(tf, machine, withHidden(tf, layer.x, hiddenOf(layer)), at)
}

/** The data with states of the hidden units behind them. */
function clampedStates(tf: Tf, machine: Machine, { p, layer, draw }: LearnArgs<Params>): Tensor {
  if (p.clamped === 'meanField') return clampedMeans(tf, machine, layer, p.sweeps)
  const from = layer.x.shape[1] ?? 1
  let states = withHidden(tf, layer.x, hiddenOf(layer), (shape) => draw.uniform(shape))
  for (let i = 0; i < p.sweeps && hiddenOf(layer) > 0; i++)
    states = sweep(tf, machine, states, {
      temperature: temperatureOf(layer),
      uniform: draw.uniform(states.shape),
      from,
    })
  return states
}

/** What the visible units add up over the temperature, given all others, with the hidden ones at their means for the data. */
function visibleFields(tf: Tf, layer: TrainedLayer): { readonly means: Tensor; readonly fields: Tensor } {
  const machine = machineOf(tf, layer)
  const means = clampedMeans(tf, machine, layer, MEASURED_STEPS)
  const fields = tf.div(fieldsOf(tf, machine, means), temperatureOf(layer))
  return { means, fields: tf.slice(fields, [0, 0], layer.x.shape as never) }
}

/** Mean of sᵀs and of s over some rows. */
const correlations = (tf: Tf, states: Tensor) => ({
  pairs: tf.div(tf.matMul(states as never, states as never, true), states.shape[0] ?? 1),
  single: tf.mean(states, 0),
})

/**
 * w_ij ← w_ij + α(⟨s_i s_j⟩ with the data on the visible units − ⟨s_i s_j⟩ running free)/T (Ackley, Hinton and Sejnowski 1985). Running free are chains that go on from
 * step to step. Its loss is the mean of −ln P(visible unit | all others), the negative pseudo-likelihood (Besag 1975).
 */
export default defineRule({
  id: 'boltzmannLearning',
  icon: '⟨⟩',
  params: {
    ...learningRate(0.1),
    clamped: choice(['sampling', 'meanField'], 'sampling'),
    sweeps: int(1, 100, 5),
    chains: int(1, 4096, 100),
  },
  inputs: [layerPort],
  trains: ['boltzmann'],
  checkLayer: (p, layer) => [
    ...outsideUnitInterval(layer),
    ...[updatesProblem(layer.weights['bias']?.[0] ?? 1, p.sweeps) ?? []].flat(),
  ],
  reads: () => 'values',
  metrics: () => [],
  slots: (p, { weights: { bias = [] } }) => ({ chain: [p.chains, ...bias] }),
  loss: (tf, { layer }) => {
    const { fields } = visibleFields(tf, layer)
    return perSample(tf, tf.sub(softplus(tf, fields), tf.mul(layer.x, fields)))
  },
  measure: (tf, { layer }) => {
    const { means, fields } = visibleFields(tf, layer)
    const [rows = 1, units = 1] = means.shape
    const visible = layer.x.shape[1] ?? 1
    const hidden = tf.slice(means, [0, visible], [rows, units - visible])
    const foretold = units > visible ? tf.concat([tf.sigmoid(fields), hidden], 1) : tf.sigmoid(fields)
    const energy = (states: Tensor) => tf.mean(energyOf(tf, machineOf(tf, layer), states))
    return { energyGap: tf.sub(energy(means), energy(foretold)) }
  },
  learn: (tf, args) => {
    const { p, layer, rate, slots, draw } = args
    const machine = machineOf(tf, layer)
    const temperature = temperatureOf(layer)
    let free = slots['chain'] as Tensor
    for (let i = 0; i < p.sweeps; i++)
      free = sweep(tf, machine, free, { temperature, uniform: draw.uniform(free.shape), from: 0 })
    const [data, dream] = [correlations(tf, clampedStates(tf, machine, args)), correlations(tf, free)]
    const step = tf.div(rate, temperature)
    const links = symmetric(tf, tf.sub(data.pairs, dream.pairs))
    return {
      weights: {
        kernel: tf.add(machine.links, tf.mul(links, step)),
        bias: tf.add(machine.bias, tf.mul(tf.sub(data.single, dream.single), step)),
      },
      slots: { chain: free },
    }
  },
  example: {
    params: { hidden: 1 },
    inputs: [
      [
        [1, 0],
        [0, 1],
      ],
    ],
  },
  text: {
    en: {
      title: 'Boltzmann learning',
      short: 'Boltzmann rule',
      keywords: [
        'wake and sleep phases',
        'clamped phase',
        'free phase',
        'Hebb',
        'mean field',
        'Ackley',
        'Hinton',
        'Sejnowski',
      ],
      help: 'Two phases. With the data on the visible units a link grows as often as both its units are on (Hebb); running free it shrinks as often as that happens by itself. Where both are equal, the machine dreams as often as it sees. The loss tells how badly each visible unit is foretold from all others, in nats per unit. The free chains go on from step to step.',
      formula: 'Δw_{ij} = α(⟨s_{i}s_{j}⟩_{data} − ⟨s_{i}s_{j}⟩_{free})/T',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Length of a step (α); small enough for the free chains to follow.',
        },
        clamped: {
          title: 'Hidden units',
          help: 'How they answer to the data: by drawn states, or by means that are repeated until they agree (mean field), which is less noisy but no longer exact.',
          options: { sampling: 'drawn states', meanField: 'mean field' },
        },
        sweeps: { title: 'Sweeps', help: 'How often each unit decides anew in both phases of a step.' },
        chains: { title: 'Free chains', help: 'How many run free at the same time; more give a steadier mean.' },
      },
      measures: { energyGap: 'Energy gap' },
    },
    uk: {
      title: 'Навчання Больцмана',
      short: 'Правило Больцм.',
      keywords: [
        'фази неспання і сну',
        'зв’язана фаза',
        'вільна фаза',
        'Гебб',
        'Хебб',
        'середнє поле',
        'Гінтон',
        'Хінтон',
      ],
      help: 'Дві фази. Коли на видимих вузлах дані, зв’язок зростає щоразу, як увімкнено обидва його вузли (Гебб); коли мережа вільна, він слабшає щоразу, як це стається саме собою. Коли обидві частоти рівні, мережа марить так само часто, як бачить. Втрати кажуть, як погано кожен видимий вузол передбачувано з решти, у натах на вузол. Вільні ланцюги тривають від кроку до кроку.',
      formula: 'Δw_{ij} = α(⟨s_{i}s_{j}⟩_{дані} − ⟨s_{i}s_{j}⟩_{вільно})/T',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Довжина кроку (α); досить мала, щоб вільні ланцюги встигали.',
        },
        clamped: {
          title: 'Приховані вузли',
          help: 'Як вони відповідають даним: випадковими станами чи середніми, які уточнюють, доки не узгодяться (середнє поле): менше шуму, але вже не точно.',
          options: { sampling: 'випадкові стани', meanField: 'середнє поле' },
        },
        sweeps: { title: 'Проходи', help: 'Скільки разів кожен вузол вирішує наново в обох фазах кроку.' },
        chains: { title: 'Вільні ланцюги', help: 'Скільки їх тривають водночас; що більше, то стійкіше середнє.' },
      },
      measures: { energyGap: 'Розрив енергії' },
    },
  },
})

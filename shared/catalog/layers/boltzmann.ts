import { fail, ok } from '../../result'
import { defineLayer, ruledWeight, type ForwardArgs } from '../define/layer'
import { choice, float, initializer, int, type ItemValue } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import { energyOf, sweep, symmetric, updatesProblem, withHidden, type Machine } from './_boltzmann'
import { rowProblem } from './_restricted'
import { weightOf } from './_weightOf'

interface Params {
  readonly hidden: number
  readonly temperature: number
  readonly annealing: 'none' | 'linear' | 'geometric'
  readonly startTemperature: number
  readonly sweeps: number
  readonly kernelInitializer: ItemValue
}

/** Temperature of each sweep; the last one is the layer's. */
function temperatures({ annealing, startTemperature: hot, temperature: cold, sweeps }: Params): readonly number[] {
  return Array.from({ length: sweeps }, (_, i) => {
    if (annealing === 'none' || sweeps === 1) return cold
    const share = i / (sweeps - 1)
    return annealing === 'linear' ? hot + (cold - hot) * share : hot * (cold / hot) ** share
  })
}

/** States of all units: those it begins with, and those after each sweep. */
function settle(tf: Tf, machine: Machine, { x, p, ctx }: ForwardArgs<Params>): readonly Tensor[] {
  const states = [withHidden(tf, x, p.hidden, (shape) => ctx.draw.uniform(shape))]
  for (const temperature of temperatures(p)) {
    const before = states.at(-1) as Tensor
    states.push(sweep(tf, machine, before, { temperature, uniform: ctx.draw.uniform(before.shape), from: 0 }))
  }
  return states
}

const machineOf = (tf: Tf, { w }: Pick<ForwardArgs<Params>, 'w'>): Machine => ({
  links: symmetric(tf, weightOf(w, 'kernel')),
  bias: weightOf(w, 'bias'),
})

/**
 * Boltzmann machine: `[visible]` to `[visible]`, the states after so many sweeps of Gibbs sampling over all units from the input on
 * (Hinton and Sejnowski 1983; Ackley, Hinton and Sejnowski 1985). P(s) ∝ e^{−E(s)/T} with E(s) = −½ s·Ws − b·s over visible and hidden units; W is used as
 * the mean of itself and its transpose, without its diagonal.
 */
export default defineLayer({
  id: 'boltzmann',
  category: 'classical',
  icon: 'kT',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    hidden: int(0, 512, 4),
    temperature: float(0.01, 100, 1),
    annealing: choice(['none', 'linear', 'geometric'], 'none'),
    startTemperature: float(0.01, 1000, 10),
    sweeps: int(1, 200, 10),
    kernelInitializer: initializer('randomNormal'),
  },
  inferShape: (p, [x = []]) => {
    const problem = rowProblem(x) ?? updatesProblem((x[0] ?? 1) + p.hidden, p.sweeps)
    return problem ? fail(problem) : ok(x)
  },
  weights: (p, [[visible = 1] = []]) => ({
    kernel: ruledWeight([visible + p.hidden, visible + p.hidden], p.kernelInitializer),
    bias: ruledWeight([visible + p.hidden], 'zeros'),
  }),
  multiplyAdds: (p, [[visible = 1] = []]) => p.sweeps * (visible + p.hidden) ** 2,
  forward: (tf, args) => {
    const settled = settle(tf, machineOf(tf, args), args).at(-1) as Tensor
    return tf.slice(settled, [0, 0], args.x.shape as never)
  },
  inner: (tf, args) => {
    const machine = machineOf(tf, args)
    const states = settle(tf, machine, args)
    const visible = states.map((all) => tf.slice(all, [0, 0], args.x.shape as never))
    return {
      states: tf.stack(visible, 1),
      energy: tf.stack(
        states.map((all) => energyOf(tf, machine, all)),
        1,
      ),
    }
  },
  givesActivation: 'step',
  views: [{ kind: 'film', frames: 'states', level: 'energy' }],
  keras: () => null,
  summary: (p, name) => `+${p.hidden} · T = ${p.temperature}${p.annealing === 'none' ? '' : ` · ${name('annealing')}`}`,
  example: {
    params: { hidden: 1 },
    inputs: [[1, 0]],
    weights: {
      kernel: [
        [0, 0.5, 0.8],
        [0.5, 0, -0.3],
        [0.8, -0.3, 0],
      ],
    },
  },
  text: {
    en: {
      title: 'Boltzmann machine',
      short: 'Boltzmann',
      keywords: [
        'stochastic recurrent network',
        'simulated annealing',
        'Gibbs sampling',
        'energy',
        'temperature',
        'Hinton',
        'Ackley',
        'Sejnowski',
      ],
      help: 'A Hopfield network whose units decide by chance: each turns on the likelier, the more its input exceeds zero, and the less so the higher the temperature. Left to itself it visits states as often as e^{−E/T} says. Hidden units let it hold what pairs of visible ones cannot, such as XOR. The input is where the visible units begin; annealing cools them down into a valley of the energy.',
      formula: 'P(s_{i} = 1) = 1/(1 + e^{−(Σ_{j} w_{ij}s_{j} + b_{i})/T}), E = −½ sᵀWs − bᵀs',
      params: {
        hidden: {
          title: 'Hidden units',
          help: 'Units besides the visible ones, of which there are as many as numbers come in.',
        },
        temperature: {
          title: 'Temperature T',
          help: 'Near 0 the units follow the energy downhill, at high ones they toss coins.',
        },
        annealing: {
          title: 'Annealing',
          help: 'How the temperature falls from sweep to sweep: not at all, by equal steps, or by equal shares.',
          options: { none: 'none', linear: 'linear', geometric: 'geometric' },
        },
        startTemperature: {
          title: 'First temperature',
          help: 'Where annealing begins; the last sweep has the temperature T.',
        },
        sweeps: {
          title: 'Sweeps',
          help: 'How often every unit decides anew before the states are given out; the units take turns.',
        },
        kernelInitializer: {
          title: 'Initializer',
          help: 'Distribution of the first links; hidden units must not all begin alike.',
        },
      },
    },
    uk: {
      title: 'Машина Больцмана',
      keywords: [
        'стохастична рекурентна мережа',
        'імітація відпалу',
        'вибірка Гіббса',
        'енергія',
        'температура',
        'Гінтон',
        'Хінтон',
        'Больцман',
      ],
      help: 'Мережа Гопфілда, вузли якої вирішують випадково: що більша зважена сума, то ймовірніше вузол увімкнеться, а що вища температура, то менше вона важить. Залишена на саму себе, мережа буває у станах так часто, як каже e^{−E/T}. Приховані вузли дають їй утримати те, чого не можуть пари видимих, наприклад XOR. Вхід задає початок видимих вузлів; відпал охолоджує їх до западини енергії.',
      formula: 'P(s_{i} = 1) = 1/(1 + e^{−(Σ_{j} w_{ij}s_{j} + b_{i})/T}), E = −½ sᵀWs − bᵀs',
      params: {
        hidden: { title: 'Приховані вузли', help: 'Вузли понад видимі, яких стільки, скільки чисел на вході.' },
        temperature: {
          title: 'Температура T',
          help: 'Близько до 0 вузли йдуть за енергією вниз, за високої — підкидають монету.',
        },
        annealing: {
          title: 'Відпал',
          help: 'Як температура падає від проходу до проходу: ніяк, рівними кроками чи рівними частками.',
          options: { none: 'немає', linear: 'лінійний', geometric: 'геометричний' },
        },
        startTemperature: {
          title: 'Перша температура',
          help: 'Звідки починається відпал; останній обхід має температуру T.',
        },
        sweeps: {
          title: 'Обходи',
          help: 'Скільки разів кожен вузол вирішує наново, перш ніж стани буде видано; вузли роблять це по черзі.',
        },
        kernelInitializer: {
          title: 'Ініціалізатор',
          help: 'Розподіл перших зв’язків; приховані вузли не мають починати однаково.',
        },
      },
    },
  },
})

import { defineLayer, type ForwardArgs } from '../define/layer'
import { float, int, type ParamsOf } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import {
  afterWashout,
  inferReservoir,
  reservoirCost,
  reservoirParams,
  reservoirTexts,
  reservoirWeights,
} from './_reservoir'
import { fire, type Firing } from './_spikes'
import { fromInputs } from './_unroll'
import { weightOf } from './_weightOf'

const params = {
  ...reservoirParams,
  membraneTime: float(0.1, 1000, 10),
  threshold: float(0.001, 100, 0.3),
  refractory: int(0, 100, 1),
  filterTime: float(0, 1000, 10),
}

function run(tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof params>>): readonly Firing[] {
  const sums = fromInputs(tf, x, weightOf(w, 'kernel'), weightOf(w, 'bias'))
  return fire(tf, sums, weightOf(w, 'recurrent_kernel'), {
    membrane: p.membraneTime,
    threshold: p.threshold,
    refractory: p.refractory,
    trace: p.filterTime,
  })
}

const stacked = (tf: Tf, firing: readonly Firing[], of: keyof Firing): Tensor =>
  tf.stack(
    firing.map((moment) => moment[of]),
    1,
  )

/**
 * Liquid state machine (W. Maass, T. Natschläger, H. Markram, 2002) of leaky integrate-and-fire units in discrete time: `[time, features]`
 * to the filtered spikes `[time − washout, units]`, or to those of the last moment, `[units]`. All weights stay as they were made.
 */
export default defineLayer({
  id: 'liquidState',
  category: 'classical',
  icon: 'Lq',
  splitsBatch: true,
  carries: ['s', 'V'],
  feedsBack: true,
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params,
  inferShape: (p, inputs) => inferReservoir(p, inputs),
  weights: (p, [x = []]) => reservoirWeights(p, x),
  multiplyAdds: (p, inputs) => reservoirCost(p, inputs),
  forward: (tf, args) => {
    const firing = run(tf, args)
    if (args.p.returnSequences) return afterWashout(tf, args.p, stacked(tf, firing, 'rate'))
    return (firing.at(-1) as Firing).rate
  },
  inner: (tf, args) => {
    const firing = run(tf, args)
    return { spikes: stacked(tf, firing, 'spikes'), potentials: stacked(tf, firing, 'potential') }
  },
  views: [{ kind: 'raster', spikes: 'spikes' }],
  keras: () => null,
  summary: (p) => `${p.units} · ρ ${p.spectralRadius}`,
  text: {
    en: {
      title: 'Liquid state',
      keywords: ['LSM', 'liquid state machine', 'spiking', 'integrate-and-fire', 'LIF', 'reservoir', 'Maass', 'spikes'],
      help: 'A reservoir of spiking units: each gathers what comes in, leaks, and at its threshold fires and starts again from zero. Their filtered spikes ripple like the surface of a liquid, and a readout fitted by least squares tells what was thrown in. Nothing in it is trained.',
      formula: 'V_{t} = αV_{t−1} + (1−α)(x_{t}U + s_{t−1}W + b), s_{t} = [V_{t} ≥ θ]',
      params: {
        ...reservoirTexts.en,
        membraneTime: {
          title: 'Membrane time τ',
          help: 'Moments in which a potential leaks to 1/e of itself: α = exp(−1/τ).',
        },
        threshold: {
          title: 'Threshold θ',
          help: 'Potential at which a unit fires; above what comes in it stays silent.',
        },
        refractory: { title: 'Refractory time', help: 'Moments after a spike in which a unit hears nothing.' },
        filterTime: {
          title: 'Filter time',
          help: 'Moments in which the trace of a spike fades to 1/e in what the layer gives; 0: bare spikes.',
        },
      },
    },
    uk: {
      title: 'Рідинний стан',
      keywords: [
        'рідка машина станів',
        'рідинна машина',
        'LSM',
        'імпульсні нейрони',
        'спайки',
        'спайкові нейрони',
        'резервуар',
        'Маасс',
      ],
      help: 'Резервуар імпульсних вузлів: кожен накопичує вхід, втрачає частину, а на порозі дає імпульс і починає з нуля. Відфільтровані імпульси брижаться, мов поверхня рідини, а зчитувач, знайдений найменшими квадратами, каже, що в неї кинули. У ньому нічого не навчають.',
      formula: 'V_{t} = αV_{t−1} + (1−α)(x_{t}U + s_{t−1}W + b), s_{t} = [V_{t} ≥ θ]',
      params: {
        ...reservoirTexts.uk,
        membraneTime: {
          title: 'Час мембрани τ',
          help: 'Моменти, за які потенціал витікає до 1/e свого значення: α = exp(−1/τ).',
        },
        threshold: {
          title: 'Поріг θ',
          help: 'Потенціал, на якому вузол дає імпульс; якщо вхід слабший, вузол мовчить.',
        },
        refractory: { title: 'Час спокою', help: 'Моменти після імпульсу, коли вузол нічого не чує.' },
        filterTime: {
          title: 'Час фільтра',
          help: 'Моменти, за які слід імпульсу у виході шару згасає до 1/e; 0 — самі імпульси.',
        },
      },
    },
  },
})

import { defineLayer } from '../define/layer'
import {
  inferRecurrent,
  kerasWays,
  readWays,
  recurrentCost,
  recurrentSummary,
  sequenceParams,
  skipsPadding,
  stateConfig,
  stateParams,
  tellWays,
} from './_recurrent'
import { wayTexts } from './_recurrentTexts'
import { readState, stateWeights, tellState } from './_state'

/** The plain recurrent layer: h_t = φ(x_t·W + h_{t−1}·U + b). Keras `SimpleRNN`. */
export default defineLayer({
  id: 'simpleRnn',
  category: 'sequence',
  splitsBatch: true,
  carries: ['h'],
  feedsBack: true,
  icon: 'R',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params: { ...stateParams, ...sequenceParams },
  inferShape: (p, inputs) => inferRecurrent(p, inputs),
  weights: (p, [x = []]) => stateWeights(p, x),
  multiplyAdds: (p, inputs) => recurrentCost(p, inputs, 1),
  tells: 'states',
  inner: (tf, args) => tellWays(tf, args, (way) => tellState(tf, way)),
  forward: (tf, args) => readWays(tf, args, (way) => readState(tf, way)),
  keras: (p) => kerasWays(p, { className: 'SimpleRNN', config: { units: p.units, ...stateConfig(p) } }),
  summary: recurrentSummary,
  example: { params: { units: 1 }, inputs: [[[1], [0.5], [-1]]] },
  related: ['lstm', 'gru', 'elman'],
  text: {
    en: {
      title: 'Simple RNN',
      keywords: ['RNN', 'recurrent', 'vanilla RNN', 'recurrent layer'],
      help: 'Reads a sequence moment by moment (time step by time step) and keeps one row of numbers, its state: the next is made of the moment and of the last one, by the same weights at every moment. The plainest network with a memory. Through many moments its gradients vanish or explode, so it remembers only a short while; LSTM and GRU last longer.',
      pitfall:
        'Over some dozen moments its gradient fades or explodes; for longer memory take LSTM or GRU, and clip the gradients.',
      formula: 'h_{t} = φ(x_{t}W + h_{t−1}U + b)',
      params: wayTexts.en,
    },
    uk: {
      title: 'Проста RNN',
      keywords: ['рекурентна', 'рекурентний шар', 'рекурентна мережа', 'РНМ', 'RNN'],
      help: 'Читає послідовність момент за моментом (крок часу за кроком часу) і береже один ряд чисел — стан: наступний твориться з моменту й попереднього стану, щоразу тими самими вагами. Найпростіша мережа з пам’яттю. Крізь багато моментів її градієнти зникають або вибухають, тож пам’ятає вона недовго; LSTM і GRU тримають довше.',
      pitfall:
        'За кілька десятків моментів градієнт згасає або вибухає; для довшої пам’яті візьміть LSTM чи GRU й обмежте градієнти.',
      formula: 'h_{t} = φ(x_{t}W + h_{t−1}U + b)',
      params: wayTexts.uk,
    },
  },
})

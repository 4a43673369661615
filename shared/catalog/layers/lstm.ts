import { defineLayer, weight } from '../define/layer'
import { bool, type ParamsOf } from '../define/params'
import type { Tf } from '../define/tf'
import {
  gateParams,
  inferRecurrent,
  inOnePiece,
  kerasWays,
  readWays,
  recurrentCost,
  recurrentSummary,
  sequenceParams,
  skipsPadding,
  stateConfig,
  tellWays,
  units,
  weightsOfWays,
} from './_recurrent'
import { LSTM_GATES, lstmBias, lstmStep } from './_lstm'
import { gateTexts, unitsText } from './_recurrentTexts'
import { emptyState, fromInputs, tellStates, unroll, type Cell, type WayArgs } from './_unroll'
import { weightOf } from './_weightOf'

function lstmCell(tf: Tf, way: WayArgs<ParamsOf<typeof gateParams> & { readonly units: number }>, told = false): Cell {
  const { x, w, p } = way
  const recurrent = weightOf(w, 'recurrent_kernel')
  const zeros = emptyState(tf, x, [p.units])
  return {
    sums: fromInputs(tf, x, weightOf(w, 'kernel'), w['bias']),
    start: [zeros, zeros],
    step: lstmStep(tf, way, (h) => tf.matMul(h, recurrent), told),
  }
}

/** Long short-term memory (S. Hochreiter, J. Schmidhuber, 1997): a state behind gates. Keras `LSTM`; gates in its order i, f, c, o. */
export default defineLayer({
  id: 'lstm',
  category: 'sequence',
  splitsBatch: true,
  carries: ['h', 'c'],
  icon: 'LS',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params: { units, ...gateParams, unitForgetBias: bool(true), ...sequenceParams },
  inferShape: (p, inputs) => inferRecurrent(p, inputs),
  weights: (p, [x = []]) =>
    weightsOfWays(p, {
      kernel: weight([x[1] ?? 1, LSTM_GATES * p.units], p.kernelInitializer),
      recurrent_kernel: weight([p.units, LSTM_GATES * p.units], p.recurrentInitializer),
      ...(p.useBias && { bias: lstmBias(p, p.units) }),
    }),
  multiplyAdds: (p, inputs) => recurrentCost(p, inputs, LSTM_GATES),
  tells: 'states',
  inner: (tf, args) =>
    tellWays(tf, args, (way) => tellStates(tf, way, lstmCell(tf, way, true), ['h', 'c', 'i', 'f', 'o'])),
  forward: (tf, args) =>
    readWays(
      tf,
      args,
      (way) => inOnePiece(tf, way, ({ lstm }, sequence) => lstm(sequence)) ?? unroll(tf, way, lstmCell(tf, way)),
    ),
  keras: (p) =>
    kerasWays(p, {
      className: 'LSTM',
      config: {
        units: p.units,
        ...stateConfig(p),
        recurrent_activation: p.recurrentActivation,
        unit_forget_bias: p.unitForgetBias,
      },
    }),
  summary: recurrentSummary,
  innerActivation: true,
  example: { params: { units: 1 }, inputs: [[[1], [0.5], [-1]]] },
  related: ['gru'],
  text: {
    en: {
      title: 'LSTM',
      keywords: ['long short-term memory', 'recurrent', 'recurrent layer', 'RNN', 'gates'],
      help: 'Long short-term memory: reads a sequence moment by moment (time step by time step) and keeps a cell state that gates write to (i), forget (f) and read (o). The state is changed by adding, so gradients live through many moments, where a plain recurrent layer forgets. Use it for series and texts; the gated recurrent unit is its cheaper relative.',
      pitfall:
        'Four matrices where a simple cell has one: 4·(n + u + 1)·u weights. What follows gets only the last moment unless the whole sequence is returned.',
      formula:
        '[i, f, o] = σ(x_{t}W + h_{t−1}U + b), c_{t} = f·c_{t−1} + i·φ(x_{t}W_{c} + h_{t−1}U_{c} + b_{c}), h_{t} = o·φ(c_{t})',
      params: {
        ...gateTexts.en,
        units: unitsText.en,
        unitForgetBias: {
          title: 'Open forget gate',
          help: 'Starts the biases of the forget gate at 1, so that the layer remembers until it learns to forget.',
        },
      },
    },
    uk: {
      title: 'LSTM',
      keywords: ['довга короткочасна пам’ять', 'рекурентна', 'рекурентний шар', 'РНМ', 'вентилі'],
      help: 'Довга короткочасна пам’ять: читає послідовність момент за моментом (крок часу за кроком часу) і береже стан комірки, у який вентилі пишуть (i), який забувають (f) і читають (o). Стан змінюється додаванням, тож градієнти живуть крізь багато моментів, де простий рекурентний шар забуває. Для рядів і текстів; GRU — її дешевша родичка.',
      pitfall:
        'Чотири матриці там, де проста комірка має одну: 4·(n + u + 1)·u ваг. Далі йде лише останній момент, якщо не повертати всю послідовність.',
      formula:
        '[i, f, o] = σ(x_{t}W + h_{t−1}U + b), c_{t} = f·c_{t−1} + i·φ(x_{t}W_{c} + h_{t−1}U_{c} + b_{c}), h_{t} = o·φ(c_{t})',
      params: {
        ...gateTexts.uk,
        units: unitsText.uk,
        unitForgetBias: {
          title: 'Відкритий вентиль забування',
          help: 'Зсуви вентиля забування починаються з 1: шар пам’ятає, доки не навчиться забувати.',
        },
      },
    },
  },
})

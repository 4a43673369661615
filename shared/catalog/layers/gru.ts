import { defineLayer, weight } from '../define/layer'
import { bool, type ParamsOf } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
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
import { gateTexts, unitsText } from './_recurrentTexts'
import { emptyState, fromInputs, tellStates, unroll, type Cell, type CellState, type WayArgs } from './_unroll'
import { weightOf } from './_weightOf'

/** Update gate, reset gate, and the candidate. */
const GATES = 3

interface Parts {
  readonly units: number
  readonly recurrent: Tensor
  readonly recurrentBias: Tensor | undefined
  /** The gates come after the state. */
  readonly told: boolean
  gate(sum: Tensor): Tensor
  candidate(sum: Tensor): Tensor
}

const mix = (tf: Tf, update: Tensor, old: Tensor, fresh: Tensor): Tensor =>
  tf.add(tf.mul(update, old), tf.mul(tf.sub(1, update), fresh))

/** The reset gate closes on the product of state and weights: one product a moment (the variant that GPUs have kernels for). */
const resetAfter = (tf: Tf, { recurrent, recurrentBias, told, gate, candidate }: Parts) =>
  function step(fromInput: Tensor, [h]: CellState): CellState {
    const product = tf.matMul(h, recurrent)
    const fromState = recurrentBias ? tf.add(product, recurrentBias) : product
    const [xz = h, xr = h, xh = h] = tf.split(fromInput, GATES, 1)
    const [hz = h, hr = h, hh = h] = tf.split(fromState, GATES, 1)
    const [update, reset] = [gate(tf.add(xz, hz)), gate(tf.add(xr, hr))]
    const next = mix(tf, update, h, candidate(tf.add(xh, tf.mul(reset, hh))))
    return told ? [next, update, reset] : [next]
  }

/** The reset gate closes on the state itself, as in the paper: the candidate waits for it, which takes a second product. */
function resetBefore(tf: Tf, { units, recurrent, told, gate, candidate }: Parts) {
  const [ofGates = recurrent, ofCandidate = recurrent] = tf.split(recurrent, [2 * units, units], 1)
  return function step(fromInput: Tensor, [h]: CellState): CellState {
    const [xz = h, xr = h, xh = h] = tf.split(fromInput, GATES, 1)
    const [hz = h, hr = h] = tf.split(tf.matMul(h, ofGates), 2, 1)
    const [update, reset] = [gate(tf.add(xz, hz)), gate(tf.add(xr, hr))]
    const next = mix(tf, update, h, candidate(tf.add(xh, tf.matMul(tf.mul(reset, h), ofCandidate))))
    return told ? [next, update, reset] : [next]
  }
}

type Params = ParamsOf<typeof gateParams> & { readonly units: number; readonly resetAfter: boolean }

function gruCell(tf: Tf, { x, w, p, ctx }: WayArgs<Params>, told = false): Cell {
  const biases = w['bias'] && p.resetAfter ? tf.unstack(w['bias'], 0) : [w['bias']]
  const parts: Parts = {
    units: p.units,
    recurrent: weightOf(w, 'recurrent_kernel'),
    recurrentBias: biases[1],
    told,
    gate: (sum) => ctx.activate(p.recurrentActivation, sum),
    candidate: (sum) => ctx.activate(p.activation, sum),
  }
  return {
    sums: fromInputs(tf, x, weightOf(w, 'kernel'), biases[0]),
    start: [emptyState(tf, x, [p.units])],
    step: p.resetAfter ? resetAfter(tf, parts) : resetBefore(tf, parts),
  }
}

/** Gated recurrent unit (K. Cho and others, 2014). Keras `GRU`; gates in its order z, r, h. */
export default defineLayer({
  id: 'gru',
  category: 'sequence',
  splitsBatch: true,
  carries: ['h'],
  icon: 'GR',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params: { units, ...gateParams, ...sequenceParams, resetAfter: bool(true) },
  inferShape: (p, inputs) => inferRecurrent(p, inputs),
  weights: (p, [x = []]) =>
    weightsOfWays(p, {
      kernel: weight([x[1] ?? 1, GATES * p.units], p.kernelInitializer),
      recurrent_kernel: weight([p.units, GATES * p.units], p.recurrentInitializer),
      // Where the state has sums of its own, they have biases of their own.
      ...(p.useBias && {
        bias: weight(p.resetAfter ? [2, GATES * p.units] : [GATES * p.units], p.biasInitializer),
      }),
    }),
  multiplyAdds: (p, inputs) => recurrentCost(p, inputs, GATES),
  tells: 'states',
  inner: (tf, args) => tellWays(tf, args, (way) => tellStates(tf, way, gruCell(tf, way, true), ['h', 'z', 'r'])),
  forward: (tf, args) =>
    readWays(
      tf,
      args,
      (way) =>
        inOnePiece(tf, way, ({ gruResetAfter, gruResetBefore }, sequence) =>
          (args.p.resetAfter ? gruResetAfter : gruResetBefore)(sequence),
        ) ?? unroll(tf, way, gruCell(tf, way)),
    ),
  keras: (p) =>
    kerasWays(p, {
      className: 'GRU',
      config: {
        units: p.units,
        ...stateConfig(p),
        recurrent_activation: p.recurrentActivation,
        reset_after: p.resetAfter,
      },
    }),
  summary: recurrentSummary,
  innerActivation: true,
  example: { params: { units: 1 }, inputs: [[[1], [0.5], [-1]]] },
  text: {
    en: {
      title: 'GRU',
      keywords: ['gated recurrent unit', 'recurrent', 'recurrent layer', 'RNN'],
      help: 'Gated recurrent unit: reads a sequence moment by moment (time step by time step); one gate decides how much of the old state stays (z), another how much of it the new candidate sees (r). About as good as LSTM with a quarter fewer weights and no separate cell state. Use it for series and texts where training time matters.',
      pitfall:
        'Three matrices instead of LSTM’s four, and no cell apart: usually as good, but counting over long stretches is easier for LSTM.',
      formula:
        '[z, r] = σ(x_{t}W + h_{t−1}U + b), h_{t} = z·h_{t−1} + (1 − z)·φ(x_{t}W_{h} + r·(h_{t−1}U_{h}) + b_{h})',
      params: {
        ...gateTexts.en,
        units: unitsText.en,
        resetAfter: {
          title: 'Reset after the product',
          help: 'Applies the reset gate after the product with the weights, as Keras and GPU kernels do; otherwise before it, as in the paper.',
        },
      },
    },
    uk: {
      title: 'GRU',
      keywords: ['вентильний рекурентний вузол', 'рекурентна', 'рекурентний шар', 'РНМ', 'ґейти'],
      help: 'Вентильний рекурентний вузол: читає послідовність момент за моментом (крок часу за кроком часу); один вентиль вирішує, скільки старого стану лишити (z), другий — скільки його бачить новий кандидат (r). Не гірший за LSTM, а ваг на чверть менше й окремого стану комірки немає. Для рядів і текстів, коли час навчання важить.',
      pitfall:
        'Три матриці замість чотирьох у LSTM і без окремої комірки: зазвичай не гірша, але лічити на довгих відрізках легше LSTM.',
      formula:
        '[z, r] = σ(x_{t}W + h_{t−1}U + b), h_{t} = z·h_{t−1} + (1 − z)·φ(x_{t}W_{h} + r·(h_{t−1}U_{h}) + b_{h})',
      params: {
        ...gateTexts.uk,
        units: unitsText.uk,
        resetAfter: {
          title: 'Скидання після добутку',
          help: 'Вентиль скидання діє після множення на ваги, як у Keras і ядрах GPU; інакше — до нього, як у статті.',
        },
      },
    },
  },
})

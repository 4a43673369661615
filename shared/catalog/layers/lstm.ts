import { defineLayer, weight } from '../define/layer'
import { bool } from '../define/params'
import {
  emptyState,
  inferRecurrent,
  inOnePiece,
  recurrentConfig,
  recurrentCost,
  recurrentParams,
  recurrentTexts,
  sequenceParams,
  unroll,
} from './_recurrent'
import { weightOf } from './_weightOf'

/** Input, forget and output gate, and the candidate. */
const GATES = 4

/** Long short-term memory (S. Hochreiter, J. Schmidhuber, 1997): a state behind gates. Keras `LSTM`; gates in its order i, f, c, o. */
export default defineLayer({
  id: 'lstm',
  category: 'sequence',
  splitsBatch: true,
  icon: 'LS',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { ...recurrentParams, unitForgetBias: bool(true), ...sequenceParams },
  inferShape: (p, inputs) => inferRecurrent(p, inputs),
  weights: (p, [x = []]) => {
    const initial = p.biasInitializer
    return {
      kernel: weight([x[1] ?? 1, GATES * p.units], p.kernelInitializer),
      recurrent_kernel: weight([p.units, GATES * p.units], p.recurrentInitializer),
      ...(p.useBias && {
        bias: {
          ...weight([GATES * p.units], initial),
          // An open forget gate lets the gradient through from the start.
          ...(p.unitForgetBias && { parts: [initial, 'ones', initial, initial] }),
        },
      }),
    }
  },
  multiplyAdds: (p, inputs) => recurrentCost(p, inputs, GATES),
  forward: (tf, args) => {
    const whole = inOnePiece(tf, args, ({ lstm }, sequence) => lstm(sequence))
    if (whole) return whole
    const { x, w, p, ctx } = args
    const recurrent = weightOf(w, 'recurrent_kernel')
    const zeros = emptyState(tf, x, p.units)
    return unroll(tf, {
      x,
      kernel: weightOf(w, 'kernel'),
      bias: w['bias'],
      p,
      start: [zeros, zeros],
      step: (fromInput, [h, c = h]) => {
        const sums = tf.add(fromInput, tf.matMul(h, recurrent))
        const [i = sums, f = sums, candidate = sums, o = sums] = tf.split(sums, GATES, 1)
        const gate = (sum: typeof sums) => ctx.activate(p.recurrentActivation, sum)
        const next = tf.add(tf.mul(gate(f), c), tf.mul(gate(i), ctx.activate(p.activation, candidate)))
        return [tf.mul(gate(o), ctx.activate(p.activation, next)), next]
      },
    })
  },
  keras: (p) => ({ className: 'LSTM', config: { ...recurrentConfig(p), unit_forget_bias: p.unitForgetBias } }),
  summary: (p) => `${p.units}`,
  innerActivation: true,
  text: {
    en: {
      title: 'LSTM',
      help: 'Long short-term memory: reads a sequence moment by moment and keeps a cell state that gates write to, forget and read. The state is changed by adding, so gradients live through many moments, where a plain recurrent layer forgets. Use it for series and texts; the gated recurrent unit is its cheaper relative.',
      formula: 'c_{t} = f·c_{t−1} + i·φ(x_{t}W + h_{t−1}U + b), h_{t} = o·φ(c_{t})',
      params: {
        ...recurrentTexts.en,
        unitForgetBias: {
          title: 'Open forget gate',
          help: 'Starts the biases of the forget gate at 1, so that the layer remembers until it learns to forget.',
        },
      },
    },
    uk: {
      title: 'LSTM',
      help: 'Довга короткочасна пам’ять: читає послідовність момент за моментом і береже стан комірки, у який вентилі пишуть, який забувають і читають. Стан змінюється додаванням, тож градієнти живуть крізь багато моментів, де простий рекурентний шар забуває. Для рядів і текстів; GRU — її дешевша родичка.',
      formula: 'c_{t} = f·c_{t−1} + i·φ(x_{t}W + h_{t−1}U + b), h_{t} = o·φ(c_{t})',
      params: {
        ...recurrentTexts.uk,
        unitForgetBias: {
          title: 'Відкритий вентиль забування',
          help: 'Зсуви вентиля забування починаються з 1: шар пам’ятає, доки не навчиться забувати.',
        },
      },
    },
  },
})

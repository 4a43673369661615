import { ok } from '../../result'
import { defineLayer, weight, type ForwardArgs } from '../define/layer'
import { activation, bool, initializer, int, type ParamsOf } from '../define/params'
import type { Tf } from '../define/tf'
import { ONE_WAY, perMoment, skipsPadding } from './_recurrent'
import { stateTexts } from './_recurrentTexts'
import { sequenceShape } from './_sequence'
import { emptyState, fromInputs, tellStates, unroll, type Cell } from './_unroll'
import { weightOf } from './_weightOf'

const params = {
  units: int(1, 4096, 8),
  activation: activation('linear'),
  hiddenUnits: int(1, 4096, 32),
  hiddenActivation: activation('tanh'),
  useBias: bool(true),
  kernelInitializer: initializer('glorotUniform'),
  recurrentInitializer: initializer('glorotUniform'),
  biasInitializer: initializer('zeros'),
  returnSequences: bool(true),
}

function jordanCell(tf: Tf, { x, w, p, ctx }: ForwardArgs<ParamsOf<typeof params>>): Cell {
  const recurrent = weightOf(w, 'recurrent_kernel')
  const out = weightOf(w, 'output_kernel')
  const bias = w['output_bias']
  return {
    sums: fromInputs(tf, x, weightOf(w, 'kernel'), w['bias']),
    start: [emptyState(tf, x, [p.units])],
    step: (fromInput, [y]) => {
      const hidden = ctx.activate(p.hiddenActivation, tf.add(fromInput, tf.matMul(y, recurrent)))
      const product = tf.matMul(hidden, out)
      return [ctx.activate(p.activation, bias ? tf.add(product, bias) : product), hidden]
    },
  }
}

/**
 * A hidden layer and an output whose last answer is fed back (M. I. Jordan, 1986): h_t = φ(x_t·W + y_{t−1}·U + b), y_t = ψ(h_t·V + c).
 * Keras has no such layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'jordan',
  category: 'sequence',
  splitsBatch: true,
  carries: ['y'],
  icon: 'Jo',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params,
  inferShape: (p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok(perMoment({ ...p, ...ONE_WAY }, sequence.value[0], [p.units])) : sequence
  },
  weights: (p, [[, features = 1] = []]) => ({
    kernel: weight([features, p.hiddenUnits], p.kernelInitializer),
    recurrent_kernel: weight([p.units, p.hiddenUnits], p.recurrentInitializer),
    ...(p.useBias && { bias: weight([p.hiddenUnits], p.biasInitializer) }),
    output_kernel: weight([p.hiddenUnits, p.units], p.kernelInitializer),
    ...(p.useBias && { output_bias: weight([p.units], p.biasInitializer) }),
  }),
  multiplyAdds: (p, [[time = 0, features = 0] = []]) => time * p.hiddenUnits * (features + 2 * p.units),
  tells: 'states',
  inner: (tf, args) => tellStates(tf, { ...args, backwards: false }, jordanCell(tf, args), ['y', 'h']),
  forward: (tf, args) => unroll(tf, { ...args, backwards: false }, jordanCell(tf, args)),
  keras: (p) => ({
    className: 'Jordan',
    config: {
      units: p.units,
      activation: p.activation,
      hidden_units: p.hiddenUnits,
      hidden_activation: p.hiddenActivation,
      use_bias: p.useBias,
      kernel_initializer: p.kernelInitializer,
      recurrent_initializer: p.recurrentInitializer,
      bias_initializer: p.biasInitializer,
      return_sequences: p.returnSequences,
    },
  }),
  summary: (p) => `${p.hiddenUnits} → ${p.units}`,
  example: { params: { units: 1, hiddenUnits: 1 }, inputs: [[[1], [0.5], [-1]]] },
  text: {
    en: {
      title: 'Jordan layer',
      short: 'Jordan',
      keywords: ['Jordan network', 'Jordan RNN', 'partially recurrent layer', 'feedback'],
      help: 'A hidden layer and an output in one, with the last answer fed back: at every moment the hidden units see the input and what the network answered the moment before. It knows of the past only what it has said, so it suits control and tasks where the answer itself is the state. In an Elman layer the hidden units feed back instead.',
      formula: 'h_{t} = φ(x_{t}W + y_{t−1}U + b), y_{t} = ψ(h_{t}V + c)',
      params: {
        ...stateTexts.en,
        units: { title: 'Outputs', help: 'Number of outputs, which are what is fed back.' },
        activation: {
          title: 'Output activation ψ',
          help: 'Function of the outputs; softmax or a sigmoid where the layer is the head of a classifier.',
        },
        hiddenUnits: { title: 'Hidden units', help: 'Number of units between input and output.' },
        hiddenActivation: {
          title: 'Hidden activation φ',
          help: 'Function of the hidden units; tanh and the sigmoid are usual.',
        },
        recurrentInitializer: {
          title: 'Feedback initializer',
          help: 'Distribution of the first weights from the last answer to the hidden units.',
        },
      },
    },
    uk: {
      title: 'Шар Джордана',
      short: 'Джордан',
      keywords: ['мережа Джордана', 'частково рекурентна мережа', 'частково рекурентний шар', 'зворотний зв’язок'],
      help: 'Прихований шар і вихід разом, з поверненням останньої відповіді: щомоменту приховані вузли бачать вхід і те, що мережа відповіла попереднього разу. Про минуле вона знає лише те, що сама сказала, тож пасує до керування й задач, де відповідь і є станом. У шарі Елмана натомість повертаються приховані вузли.',
      formula: 'h_{t} = φ(x_{t}W + y_{t−1}U + b), y_{t} = ψ(h_{t}V + c)',
      params: {
        ...stateTexts.uk,
        units: { title: 'Виходи', help: 'Кількість виходів; саме вони повертаються назад.' },
        activation: {
          title: 'Активація виходу ψ',
          help: 'Функція виходів; softmax чи сигмоїда, якщо шар — голова класифікатора.',
        },
        hiddenUnits: { title: 'Приховані вузли', help: 'Кількість вузлів між входом і виходом.' },
        hiddenActivation: {
          title: 'Активація прихованих φ',
          help: 'Функція прихованих вузлів; зазвичай tanh або сигмоїда.',
        },
        recurrentInitializer: {
          title: 'Ініц. зворотного зв’язку',
          help: 'Розподіл перших ваг від останньої відповіді до прихованих вузлів.',
        },
      },
    },
  },
})

import { defineLayer } from '../define/layer'
import { bool } from '../define/params'
import {
  inferRecurrent,
  kerasWays,
  ONE_WAY,
  readWays,
  recurrentCost,
  skipsPadding,
  stateConfig,
  stateParams,
  tellWays,
} from './_recurrent'
import { stateTexts } from './_recurrentTexts'
import { readState, stateWeights, tellState } from './_state'

/** Hidden units that see their own last outputs through context units (J. L. Elman, 1990). The numbers are those of Keras's `SimpleRNN`. */
export default defineLayer({
  id: 'elman',
  category: 'sequence',
  splitsBatch: true,
  carries: ['h'],
  feedsBack: true,
  icon: 'El',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params: { ...stateParams, returnSequences: bool(true) },
  inferShape: (p, inputs) => inferRecurrent({ ...p, ...ONE_WAY }, inputs),
  weights: (p, [x = []]) => stateWeights({ ...p, ...ONE_WAY }, x),
  multiplyAdds: (p, inputs) => recurrentCost({ ...p, ...ONE_WAY }, inputs, 1),
  tells: 'states',
  inner: (tf, args) => tellWays(tf, { ...args, p: { ...args.p, ...ONE_WAY } }, (way) => tellState(tf, way)),
  forward: (tf, args) => readWays(tf, { ...args, p: { ...args.p, ...ONE_WAY } }, (way) => readState(tf, way)),
  keras: (p) =>
    kerasWays({ ...p, ...ONE_WAY }, { className: 'SimpleRNN', config: { units: p.units, ...stateConfig(p) } }),
  summary: (p, name) => `${p.units} · ${name('activation')}`,
  example: { params: { units: 1 }, inputs: [[[1], [0.5], [-1]]] },
  text: {
    en: {
      title: 'Elman layer',
      short: 'Elman',
      keywords: ['Elman network', 'Elman RNN', 'SRN', 'simple recurrent layer', 'context units'],
      help: 'Hidden units with a copy of themselves: context units hold what the hidden units gave at the moment before and feed it back to them, each weight learned. An Elman network is this layer and a dense one after it, which answers at every moment. The feedback is from the hidden units; in a Jordan layer it is from the outputs.',
      formula: 'h_{t} = φ(x_{t}W + h_{t−1}U + b), h_{0} = 0',
      params: {
        ...stateTexts.en,
        units: { title: 'Units', help: 'Number of hidden units, and of context units that hold their last outputs.' },
        activation: {
          title: 'Activation',
          help: 'Function of the hidden units: the logistic sigmoid in Elman’s paper, tanh most often since.',
        },
      },
    },
    uk: {
      title: 'Шар Елмана',
      short: 'Елман',
      keywords: ['мережа Елмана', 'Ельман', 'проста рекурентна мережа', 'простий рекурентний шар', 'контекстні вузли'],
      help: 'Приховані вузли з власною копією: контекстні вузли зберігають те, що приховані дали попереднього моменту, і повертають це їм, а ваги зворотного зв’язку навчаються. Мережа Елмана — це такий шар і повнозв’язний після нього, що відповідає в кожному моменті. Зворотний зв’язок іде від прихованих вузлів; у шарі Джордана — від виходів.',
      formula: 'h_{t} = φ(x_{t}W + h_{t−1}U + b), h_{0} = 0',
      params: {
        ...stateTexts.uk,
        units: {
          title: 'Вузли',
          help: 'Кількість прихованих вузлів і стільки ж контекстних, що зберігають їхні попередні виходи.',
        },
        activation: {
          title: 'Активація',
          help: 'Функція прихованих вузлів: у статті Елмана — логістична сигмоїда, відтоді найчастіше tanh.',
        },
      },
    },
  },
})

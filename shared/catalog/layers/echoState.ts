import { defineLayer } from '../define/layer'
import { activation, float } from '../define/params'
import {
  afterWashout,
  inferReservoir,
  reservoirCost,
  reservoirMasking,
  reservoirParams,
  reservoirTexts,
  reservoirWeights,
} from './_reservoir'
import { emptyState, fromInputs, unroll } from './_unroll'
import { weightOf } from './_weightOf'

const params = { ...reservoirParams, leak: float(0, 1, 1), activation: activation('tanh') }

/**
 * Echo state reservoir (H. Jaeger, 2001) of leaky units (H. Jaeger and others, 2007): `[time, features]` to `[time − washout, units]`, or to
 * the last state, `[units]`. h_t = (1 − a)h_{t−1} + a·φ(x_t·V + h_{t−1}·W + b) from h_0 = 0; all weights stay as they were made.
 */
export default defineLayer({
  id: 'echoState',
  category: 'classical',
  icon: '◌',
  splitsBatch: true,
  carries: ['h'],
  feedsBack: true,
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: reservoirMasking,
  params,
  inferShape: (p, inputs) => inferReservoir(p, inputs),
  weights: (p, [x = []]) => reservoirWeights(p, x),
  multiplyAdds: (p, inputs) => reservoirCost(p, inputs),
  forward: (tf, args) => {
    const { x, w, p, ctx } = args
    const recurrent = weightOf(w, 'recurrent_kernel')
    const states = unroll(
      tf,
      { ...args, backwards: false },
      {
        sums: fromInputs(tf, x, weightOf(w, 'kernel'), weightOf(w, 'bias')),
        start: [emptyState(tf, x, [p.units])],
        step: (fromInput, [h]) => {
          const next = ctx.activate(p.activation, tf.add(fromInput, tf.matMul(h, recurrent)))
          return [p.leak === 1 ? next : tf.add(tf.mul(h, 1 - p.leak), tf.mul(next, p.leak))]
        },
      },
    )
    return p.returnSequences ? afterWashout(tf, p, states) : states
  },
  keras: () => null,
  summary: (p) => `${p.units} · ρ ${p.spectralRadius}`,
  text: {
    en: {
      title: 'Echo state',
      keywords: ['reservoir', 'ESN', 'echo state network', 'reservoir computing', 'Jaeger', 'leaky integrator'],
      help: 'A pool of random units that hear the input and one another; nothing in it is trained. Its states are echoes of what has come in, and a linear readout fitted by least squares picks what is needed of them. For forecasts of chaotic series and signals: it learns in one step.',
      formula: 'h_{t} = (1−a)h_{t−1} + a·φ(x_{t}V + h_{t−1}W + b)',
      params: {
        ...reservoirTexts.en,
        leak: {
          title: 'Leak a',
          help: 'Share of the state that is renewed at each moment: 1 for quick units, little for slow series.',
        },
        activation: { title: 'Activation', help: 'Function applied to the sum that comes to a unit; tanh as a rule.' },
      },
    },
    uk: {
      title: 'Ехо-резервуар',
      keywords: [
        'резервуар',
        'мережа відлуння',
        'відлуння стану',
        'ехо-мережа',
        'резервуарні обчислення',
        'Єгер',
        'ESN',
      ],
      help: 'Збір випадкових вузлів, що чують вхід і одне одного; у ньому нічого не навчають. Його стани — відлуння того, що надходило, а лінійний зчитувач, знайдений найменшими квадратами, вибирає з них потрібне. Для прогнозу хаотичних рядів і сигналів: навчається за один крок.',
      formula: 'h_{t} = (1−a)h_{t−1} + a·φ(x_{t}V + h_{t−1}W + b)',
      params: {
        ...reservoirTexts.uk,
        leak: {
          title: 'Витік a',
          help: 'Частка стану, що оновлюється щомоменту: 1 — для швидких вузлів, мала — для повільних рядів.',
        },
        activation: { title: 'Активація', help: 'Функція від суми, що надходить до вузла; зазвичай tanh.' },
      },
    },
  },
})

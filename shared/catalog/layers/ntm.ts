import { ok } from '../../result'
import { defineLayer, weight, type ForwardArgs } from '../define/layer'
import { activation, bool, initializer, int, type ParamsOf } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import { addressMemory, HEAD_EXTRAS, readMemory, writeMemory } from './_memory'
import { skipsPadding } from './_recurrent'
import { sequenceShape } from './_sequence'
import { emptyState, fromInputs, unroll } from './_unroll'
import { weightOf } from './_weightOf'

/** One head writes, one reads. */
const HEADS = 2
/** What stands everywhere in the memory before the first moment. */
const BLANK = 0.01

const params = {
  units: int(1, 4096, 8),
  activation: activation('linear'),
  controller: int(1, 1024, 32),
  places: int(2, 512, 16),
  width: int(1, 512, 8),
  returnSequences: bool(true),
  kernelInitializer: initializer('glorotUniform'),
  biasInitializer: initializer('zeros'),
}
type Params = ParamsOf<typeof params>

/** Sums that tell the heads what to do: where to look, and what to erase and to add. */
const headSums = ({ width }: Params): number => HEADS * (width + HEAD_EXTRAS) + 2 * width

/** Both heads at the first place: `[batch, 2, places]`. */
function firstPlaces(tf: Tf, x: Tensor, { places }: Params): Tensor {
  const [batch = 1] = x.shape
  return tf.concat([tf.fill([batch, HEADS, 1], 1), tf.fill([batch, HEADS, places - 1], 0)], 2)
}

interface Moment {
  readonly memory: Tensor
  readonly weightings: Tensor
}

/** Goes through the sequence; `seen` is told memory and weightings after each moment. */
function run(tf: Tf, args: ForwardArgs<Params>, seen?: (moment: Moment) => void): Tensor {
  const { x, w, p, ctx } = args
  const [batch = 1] = x.shape
  const addresses = HEADS * (p.width + HEAD_EXTRAS)
  return unroll(
    tf,
    { ...args, backwards: false },
    {
      sums: fromInputs(tf, x, weightOf(w, 'kernel'), weightOf(w, 'bias')),
      start: [
        emptyState(tf, x, [p.units]),
        tf.fill([batch, p.places, p.width], BLANK),
        emptyState(tf, x, [p.width]),
        firstPlaces(tf, x, p),
      ],
      step: (fromInput, [, before, lastRead, stood]) => {
        if (!before || !lastRead || !stood) throw new Error('There is no memory')
        const control = tf.tanh(tf.add(fromInput, tf.matMul(lastRead, weightOf(w, 'read_kernel'))))
        const told = tf.add(tf.matMul(control, weightOf(w, 'head_kernel')), weightOf(w, 'head_bias'))
        const [where, erase, add] = tf.split(told, [addresses, p.width, p.width], 1) as [Tensor, Tensor, Tensor]
        const heads = tf.reshape(where, [batch, HEADS, p.width + HEAD_EXTRAS])
        const weightings = addressMemory(tf, before, heads, stood)
        const [writes, reads] = tf.split(weightings, HEADS, 1) as [Tensor, Tensor]
        const memory = writeMemory(tf, before, writes, tf.sigmoid(erase), tf.tanh(add))
        const read = readMemory(tf, memory, reads)
        seen?.({ memory, weightings })
        const sums = tf.matMul(tf.concat([control, read], 1), weightOf(w, 'output_kernel'))
        return [ctx.activate(p.activation, tf.add(sums, weightOf(w, 'output_bias'))), memory, read, weightings]
      },
    },
  )
}

/**
 * A neural Turing machine (A. Graves, G. Wayne, I. Danihelka, 2014): `[time, features]` to `[time, units]`. A dense controller, one head
 * that writes and one that reads; both choose their place by the memory before the moment, and what is read was written already.
 */
export default defineLayer({
  id: 'ntm',
  category: 'classical',
  icon: 'TM',
  splitsBatch: true,
  carries: ['r', 'M', 'w'],
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params,
  inferShape: (p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok(p.returnSequences ? [sequence.value[0], p.units] : [p.units]) : sequence
  },
  weights: (p, [[, features = 1] = []]) => ({
    kernel: weight([features, p.controller], p.kernelInitializer),
    read_kernel: weight([p.width, p.controller], p.kernelInitializer),
    bias: weight([p.controller], p.biasInitializer),
    head_kernel: weight([p.controller, headSums(p)], p.kernelInitializer),
    head_bias: weight([headSums(p)], p.biasInitializer),
    output_kernel: weight([p.controller + p.width, p.units], p.kernelInitializer),
    output_bias: weight([p.units], p.biasInitializer),
  }),
  multiplyAdds: (p, [[time = 0, features = 0] = []]) => {
    const control = p.controller * (features + p.width + headSums(p) + p.units) + p.width * p.units
    // Cosines of two heads, erasing and adding, and reading.
    return time * (control + p.places * p.width * (HEADS + 2 + 1))
  },
  forward: (tf, args) => run(tf, args),
  inner: (tf, args) => {
    const moments: Moment[] = []
    run(tf, args, (moment) => moments.push(moment))
    const all = (of: (moment: Moment) => Tensor): Tensor => tf.stack(moments.map(of), 1)
    return { memory: all(({ memory }) => memory), weightings: all(({ weightings }) => weightings) }
  },
  views: [
    { kind: 'raster', spikes: 'weightings', heads: HEADS },
    { kind: 'film', frames: 'memory', grid: (p) => ({ rows: p.places, columns: p.width }) },
  ],
  keras: (p) => ({
    className: 'TuringMachine',
    config: {
      ...{ units: p.units, controller: p.controller, places: p.places, width: p.width },
      activation: p.activation,
      kernel_initializer: p.kernelInitializer,
      bias_initializer: p.biasInitializer,
      return_sequences: p.returnSequences,
    },
  }),
  summary: (p) => `${p.units} · ${p.places}×${p.width}`,
  text: {
    en: {
      title: 'Neural Turing machine',
      short: 'NTM',
      keywords: ['NTM', 'memory network', 'external memory', 'memory-augmented', 'copy task', 'Graves'],
      help: 'A controller with a memory outside it, like a computer that learns its program. At every moment one head erases and adds at a place of the memory and another reads from one; a place is found by what stands there or by a step from the last. All of it is smooth, so gradients train it. For tasks where things must be kept in order and found again, as in copying; to learn takes thousands of steps.',
      formula:
        'c_{t} = tanh(x_{t}W + r_{t−1}R + b); w_{t} ∝ (s ∗ (g·softmax(β·cos(k, M_{t−1})) + (1−g)w_{t−1}))^{γ}; M_{t} = M_{t−1}∘(1 − w_{t}e^{T}) + w_{t}a^{T}; r_{t} = w_{t}M_{t}; y_{t} = φ([c_{t}; r_{t}]U + b)',
      params: {
        units: { title: 'Units', help: 'Numbers that come out at every moment.' },
        activation: { title: 'Activation', help: 'Function of the outputs; sigmoid for bits.' },
        controller: {
          title: 'Controller',
          help: 'Units of the controller, which reads the input and what was read last.',
        },
        places: { title: 'Places', help: 'Places of the memory (N): at least as many as there are things to keep.' },
        width: { title: 'Width', help: 'Numbers at a place of the memory (M): at least those of one thing to keep.' },
        returnSequences: { title: 'All moments', help: 'Gives the output of every moment, otherwise only the last.' },
        kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights.' },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the biases, usually zeros.' },
      },
    },
    uk: {
      title: 'Мережа із зовнішньою пам’яттю',
      short: 'NTM',
      keywords: [
        'нейронна машина Тюрінга',
        'NTM',
        'мережа з пам’яттю',
        'зовнішня пам’ять',
        'задача копіювання',
        'Тюрінг',
        'Грейвс',
      ],
      help: 'Керувальна мережа із зовнішньою пам’яттю — комп’ютер, що сам навчається своєї програми. Щомоменту одна головка стирає й дописує в якомусь місці пам’яті, а друга читає; місце знаходять за тим, що в ньому є, або кроком від попереднього. Усе це гладке, тож навчається градієнтами. Для задач, де треба зберегти щось по порядку й потім знайти, як-от копіювання; навчання триває тисячі кроків.',
      formula:
        'c_{t} = tanh(x_{t}W + r_{t−1}R + b); w_{t} ∝ (s ∗ (g·softmax(β·cos(k, M_{t−1})) + (1−g)w_{t−1}))^{γ}; M_{t} = M_{t−1}∘(1 − w_{t}e^{T}) + w_{t}a^{T}; r_{t} = w_{t}M_{t}; y_{t} = φ([c_{t}; r_{t}]U + b)',
      params: {
        units: { title: 'Вузли', help: 'Скільки чисел виходить щомоменту.' },
        activation: { title: 'Активація', help: 'Функція виходів; для бітів — сигмоїда.' },
        controller: {
          title: 'Керування',
          help: 'Вузли керувальної мережі, що бачить вхід і прочитане востаннє.',
        },
        places: { title: 'Місця', help: 'Місць у пам’яті (N): щонайменше стільки, скільки всього зберігати.' },
        width: {
          title: 'Ширина',
          help: 'Чисел у кожному місці пам’яті (M): щонайменше стільки, скільки в тому, що зберігають.',
        },
        returnSequences: { title: 'Усі моменти', help: 'Дає вихід кожного моменту, інакше лише останнього.' },
        kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг.' },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсувів, зазвичай нулі.' },
      },
    },
  },
})

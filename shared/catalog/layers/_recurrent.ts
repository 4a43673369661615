import { ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import type { ForwardArgs, KerasParamsOf } from '../define/layer'
import { activation, bool, initializer, int, type ParamsOf } from '../define/params'
import type { Recurrences, Sequence } from '../define/recurrence'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { sequenceShape } from './_sequence'
import { weightOf } from './_weightOf'

/** Parameters that every recurrent layer has, in Keras's order, but for those of its own that stand between. */
export const recurrentParams = {
  units: int(1, 4096, 32),
  activation: activation('tanh'),
  recurrentActivation: activation('sigmoid'),
  useBias: bool(true),
  kernelInitializer: initializer('glorotUniform'),
  recurrentInitializer: initializer('orthogonal'),
  biasInitializer: initializer('zeros'),
}
export const sequenceParams = { returnSequences: bool(false), goBackwards: bool(false) }
type RecurrentSpecs = typeof recurrentParams & typeof sequenceParams
type RecurrentParams = ParamsOf<RecurrentSpecs>

/** `[time, features]` to `[units]`, or to `[time, units]` where the whole sequence is given. */
export function inferRecurrent(p: RecurrentParams, [x = []]: readonly Shape[]): Result<Shape, ItemProblem> {
  const sequence = sequenceShape(x)
  if (!sequence.ok) return sequence
  return ok(p.returnSequences ? [sequence.value[0], p.units] : [p.units])
}

/** Multiply–adds of the products with input and state, for a cell with so many gates (the candidate counts as one). */
export const recurrentCost = (
  p: RecurrentParams,
  [[time = 0, features = 0] = []]: readonly Shape[],
  gates: number,
): number => time * (features + p.units) * gates * p.units

/** The part of Keras's config that recurrent layers share. */
export const recurrentConfig = (p: KerasParamsOf<RecurrentSpecs>): Readonly<Record<string, unknown>> => ({
  units: p.units,
  activation: p.activation,
  recurrent_activation: p.recurrentActivation,
  use_bias: p.useBias,
  kernel_initializer: p.kernelInitializer,
  recurrent_initializer: p.recurrentInitializer,
  bias_initializer: p.biasInitializer,
  return_sequences: p.returnSequences,
  go_backwards: p.goBackwards,
})

/** The layer in one piece, where the engine has it so and the activations are the usual ones. */
export function inOnePiece(
  tf: Tf,
  { x, w, p, ctx }: ForwardArgs<RecurrentParams>,
  layer: (recurrences: Recurrences, sequence: Sequence) => Tensor,
): Tensor | undefined {
  if (!ctx.recurrences || p.activation !== 'tanh' || p.recurrentActivation !== 'sigmoid') return undefined
  return layer(ctx.recurrences, {
    // Ids may be read as numbers.
    x: tf.cast(p.goBackwards ? tf.reverse(x, 1) : x, 'float32'),
    kernel: weightOf(w, 'kernel'),
    recurrent: weightOf(w, 'recurrent_kernel'),
    bias: w['bias'],
    all: p.returnSequences,
  })
}

/** What a cell remembers from one moment to the next; its output is the first. */
export type CellState = readonly [output: Tensor, ...inner: Tensor[]]

interface Unrolled {
  readonly x: Tensor
  readonly kernel: Tensor
  readonly bias: Tensor | undefined
  readonly p: RecurrentParams
  readonly start: CellState
  /** The next state, from the part of all sums that comes from the input, `[batch, gates · units]`. */
  step(fromInput: Tensor, state: CellState): CellState
}

/** Goes through a sequence `[batch, time, features]`. What depends on the input alone is one product for all moments, made before. */
export function unroll(tf: Tf, { x, kernel, bias, p, start, step }: Unrolled): Tensor {
  const [, time = 1, features = 1] = x.shape
  const product = tf.matMul(tf.reshape(x, [-1, features]), kernel)
  const sums = bias ? tf.add(product, bias) : product
  // Of a single piece TensorFlow.js cannot take the gradient.
  const moments = time === 1 ? [sums] : tf.unstack(tf.reshape(sums, [-1, time, kernel.shape[1] ?? 1]), 1)
  const outputs: Tensor[] = []
  let state = start
  // A copy: the gradient still needs the moments in their own order.
  for (const fromInput of p.goBackwards ? [...moments].reverse() : moments) {
    state = step(fromInput, state)
    outputs.push(state[0])
  }
  return p.returnSequences ? tf.stack(outputs, 1) : state[0]
}

/** The state before the first moment: `[batch, units]` zeros. */
export const emptyState = (tf: Tf, x: Tensor, units: number): Tensor => tf.fill([x.shape[0] ?? 1, units], 0)

/** Words for the shared parameters. */
export const recurrentTexts = {
  en: {
    units: {
      title: 'Units',
      help: 'Size of the state, and number of outputs: how much the layer can remember.',
    },
    activation: { title: 'Activation', help: 'Function that makes what may be written into the state; tanh is usual.' },
    recurrentActivation: {
      title: 'Gate activation',
      help: 'Function that opens and closes the gates; a sigmoid keeps them between 0 and 1.',
    },
    useBias: { title: 'Bias', help: 'Adds learned constants to the sums of gates and candidate.' },
    kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights of the input.' },
    recurrentInitializer: {
      title: 'State initializer',
      help: 'Distribution of the first weights of the state; orthogonal ones neither stretch nor shrink it from moment to moment.',
    },
    biasInitializer: { title: 'Bias initializer', help: 'First value of the biases, usually zeros.' },
    returnSequences: {
      title: 'Whole sequence',
      help: 'Gives the output of every moment, for another layer of this kind or attention to read; otherwise only the last one.',
    },
    goBackwards: {
      title: 'Backwards',
      help: 'Reads the sequence from its end; a whole sequence of outputs then comes in that order as well.',
    },
  },
  uk: {
    units: { title: 'Вузли', help: 'Розмір стану й кількість виходів: скільки шар може пам’ятати.' },
    activation: { title: 'Активація', help: 'Функція, що творить кандидата на запис у стан; зазвичай tanh.' },
    recurrentActivation: {
      title: 'Активація вентилів',
      help: 'Функція, що відкриває й закриває вентилі; сигмоїда тримає їх між 0 і 1.',
    },
    useBias: { title: 'Зсув', help: 'Додає навчені сталі до сум вентилів і кандидата.' },
    kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг входу.' },
    recurrentInitializer: {
      title: 'Ініц. стану',
      help: 'Розподіл перших ваг стану; ортогональні не розтягують і не стискають його від моменту до моменту.',
    },
    biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсувів, зазвичай нулі.' },
    returnSequences: {
      title: 'Уся послідовність',
      help: 'Дає вихід кожного моменту — для ще одного такого шару чи уваги; інакше лише останній.',
    },
    goBackwards: {
      title: 'З кінця',
      help: 'Читає послідовність від кінця; якщо дає всі виходи, то в тому самому порядку.',
    },
  },
} as const

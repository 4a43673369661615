import type { StoredArray } from '../../files/openH5'
import type { Constant, Numbers } from '../constants/Constant'
import type { Known } from '../OnnxNetwork'
import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'

/** Number of each of Keras's gates among those of ONNX. */
const CELLS = {
  LSTM: { order: [0, 2, 3, 1], defaults: ['Sigmoid', 'Tanh', 'Tanh'], carries: 2 },
  GRU: { order: [0, 1, 2], defaults: ['Sigmoid', 'Tanh'], carries: 1 },
  RNN: { order: [0], defaults: ['Tanh'], carries: 1 },
} as const
type Cell = keyof typeof CELLS

const ACTIVATIONS: Readonly<Record<string, string>> = {
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Relu: 'relu',
  HardSigmoid: 'hard_sigmoid',
  Softsign: 'softsign',
  Softplus: 'softplus',
}

/** `[gates · units, features]` in ONNX's order as `[features, gates · units]` in Keras's. */
function kernelOf(weights: Constant, order: readonly number[], units: number): StoredArray {
  const width = weights.shape.at(-1) ?? 1
  const columns = order.length * units
  const read = (): Float32Array => {
    const from = weights.read()
    const made = new Float32Array(width * columns)
    for (let row = 0; row < width; row++)
      for (let column = 0; column < columns; column++) {
        const gate = order[Math.floor(column / units)] as number
        made[row * columns + column] = from[(gate * units + (column % units)) * width + row] as number
      }
    return made
  }
  return { shape: [width, columns], read }
}

/** Biases `[2 · gates · units]`: of what comes in, and of the state. */
function biasOf(bias: Constant | undefined, order: readonly number[], units: number, apart: boolean): StoredArray {
  const size = order.length * units
  const half = (numbers: Numbers | undefined, start: number): Float32Array =>
    Float32Array.from({ length: size }, (_, i) => {
      const gate = order[Math.floor(i / units)] as number
      return numbers?.[start + gate * units + (i % units)] ?? 0
    })
  const read = (): Float32Array => {
    const numbers = bias?.read()
    const [ofInput, ofState] = [half(numbers, 0), half(numbers, size)]
    if (!apart) return ofInput.map((x, i) => x + (ofState[i] as number))
    const both = new Float32Array(2 * size)
    both.set(ofInput)
    both.set(ofState, size)
    return both
  }
  return { shape: apart ? [2, size] : [size], read }
}

function activationsOf(call: OperatorCall, cell: Cell): { activation: string; recurrent: string } {
  const { defaults } = CELLS[cell]
  const names = call.text('activations', defaults.join(' ')).split(' ')
  const slopes = call.numbers('activation_alpha') ?? []
  const words = names.map((name) => ACTIVATIONS[name] ?? call.refuse(`a cell with ${name}`))
  const [gate = '', inner = gate, outer = inner] = words
  if (names.length !== defaults.length || outer !== inner) call.refuse('activations of another form')
  if (words.includes('hard_sigmoid')) {
    const slope = slopes[0] ?? 0.2
    if (slopes.some((one) => Math.abs(one - slope) > 1e-6) || (call.numbers('activation_beta') ?? []).some((one) => Math.abs(one - 0.5) > 1e-6)) call.refuse('hard sigmoids of another form') // prettier-ignore
    if (cell === 'RNN') call.refuse('a hard sigmoid')
    call.around.tellGateSlope(slope)
  } else if (slopes.length > 0) call.refuse('activations with parameters')
  return { activation: cell === 'RNN' ? gate : inner, recurrent: gate }
}

/** Whether a state is nothing but zeros. */
const isZero = (constant: Constant | undefined): boolean =>
  constant !== undefined &&
  (constant.uniform === 0 || (constant.uniform === undefined && constant.read().every((one) => one === 0)))

function checkForm(call: OperatorCall, cell: Cell, value: Known, units: number): void {
  const { order } = CELLS[cell]
  const [weights, recurrent] = [call.needConstant(1), call.needConstant(2)]
  const sequence = value.shape.length === 3 && value.order.join() === '1,0,2' && !value.flat
  if (!sequence) call.refuse('a sequence whose moments do not come first')
  const fits =
    weights.shape.join() === [1, order.length * units, value.shape[2]].join() &&
    recurrent.shape.join() === [1, order.length * units, units].join()
  if (!fits) call.refuse('weights that do not fit')
  if (call.text('direction', 'forward') === 'bidirectional') call.refuse('both directions')
  if (call.has(4) || call.has(7) || call.node.attributes.has('clip') || call.number('layout', 0) !== 0 || call.number('input_forget', 0) !== 0) call.refuse('a form of its own') // prettier-ignore
  for (let i = 5; i < 5 + CELLS[cell].carries; i++)
    if (call.has(i) && !isZero(call.constant(i))) call.refuse('a first state')
}

const recurrent =
  (cell: Cell): OperatorReader =>
  (call) => {
    const value = call.value(0)
    const { order } = CELLS[cell]
    const units = call.number('hidden_size', (call.needConstant(2).shape[2] ?? 1) as number)
    checkForm(call, cell, value, units)
    const [sequence, last, carried] = [0, 1, 2].map((i) => call.uses(i) > 0)
    const backward = call.text('direction', 'forward') === 'reverse'
    if (carried || (sequence && last) || (sequence && backward)) call.refuse('several of its outputs')
    const apart = cell === 'GRU' && call.number('linear_before_reset', 0) !== 0
    const { activation, recurrent: gates } = activationsOf(call, cell)
    const config = {
      units,
      activation,
      use_bias: true,
      return_sequences: sequence === true,
      go_backwards: backward,
      ...(cell !== 'RNN' && { recurrent_activation: gates }),
      ...(cell === 'GRU' && { reset_after: apart }),
    }
    const arrays = [
      kernelOf(call.needConstant(1), order, units),
      kernelOf(call.needConstant(2), order, units),
      biasOf(call.has(3) ? call.needConstant(3) : undefined, order, units, apart),
    ]
    const [time = 1, rows = 1] = value.shape
    const { network } = call
    const sizes = sequence ? [time, units] : [units]
    const open = sequence ? ({ open: 'sequence' } as const) : {}
    const ref = network.add(cell === 'RNN' ? 'SimpleRNN' : cell, config, [value.ref], sizes, { arrays, ...open })
    if (sequence) call.give(network.known(ref, [time, 1, rows, units], [1, -1, 0, 2]))
    else call.give(network.known(ref, [1, rows, units], [-1, 0, 1]), 1)
  }

/** Cells that go from moment to moment. */
export const recurrences: OperatorTable = { GRU: recurrent('GRU'), LSTM: recurrent('LSTM'), RNN: recurrent('RNN') }

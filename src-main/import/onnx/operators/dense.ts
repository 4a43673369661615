import type { StoredArray } from '../../files/openH5'
import { transposed } from '../constants/arrange'
import type { Constant } from '../constants/Constant'
import { cutsOf } from '../constants/fold'
import { plainOrder, toArray, type Known } from '../OnnxNetwork'
import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'
import { addable, biasOf } from './arithmetic'

/** A Dense layer by a kernel `[features, units]`; behind a flattened picture its rows are put as the picture lies here. */
function giveDense(call: OperatorCall, value: Known, kernel: Constant, bias: StoredArray | undefined): void {
  const { network } = call
  const [features = 0, units = 0] = kernel.shape
  if (kernel.shape.length !== 2 || value.shape.at(-1) !== features) call.refuse('a kernel that does not fit')
  const turned = value.flat !== undefined && !network.liesPlain(value.flat)
  const from = value.flat && turned ? network.flatten(value.flat, 'as it lies') : network.settle(value, 'plain')
  const aligned = value.flat && turned ? network.alignRows(kernel, value.flat) : kernel
  const config = { units, activation: 'linear', use_bias: bias !== undefined }
  const arrays = [toArray(aligned), ...(bias ? [bias] : [])]
  const shape = [...value.shape.slice(0, -1), units]
  call.giveLayer('Dense', config, [from], { shape, order: plainOrder(shape.length) }, { arrays, ...addable(config) })
}

const scaled = (constant: Constant, factor: number): Constant =>
  factor === 1
    ? constant
    : { shape: constant.shape, whole: false, read: () => Float32Array.from(constant.read(), (x) => x * factor) }

const gemm: OperatorReader = (call) => {
  const value = call.value(0)
  const kernel = call.needConstant(1)
  if (call.number('transA', 0) !== 0 || kernel.shape.length !== 2) call.refuse('a product of another form')
  const straight = call.number('transB', 0) === 0 ? kernel : transposed(kernel, [1, 0])
  const bias = call.has(2)
    ? biasOf(call, call.needConstant(2), straight.shape[1] ?? 0, call.number('beta', 1))
    : undefined
  giveDense(call, value, scaled(straight, call.number('alpha', 1)), bias)
}

const matMul: OperatorReader = (call) => giveDense(call, call.value(0), call.needConstant(1), undefined)

/** Rows of a table by their numbers. */
const gather: OperatorReader = (call) => {
  const table = call.constant(0)
  if (!table) return oneMoment(call)
  const ids = call.value(1)
  const [words = 0, width = 0] = table.shape
  if (table.shape.length !== 2 || call.number('axis', 0) !== 0) call.refuse('places of a table of another form')
  const config = { input_dim: words, output_dim: width, mask_zero: false }
  const from = call.network.settle(ids, 'plain')
  call.giveLayer('Embedding', config, [from], { shape: [...ids.shape, width] }, { arrays: [toArray(table)] })
}

/** The last moment of what a recurrent layer gives: the layer then gives that alone, and the axis has size 1 in the file. */
function lastMoment(call: OperatorCall, value: Known, axis: number, place: number | undefined): Known {
  const draft = call.network.draftOf(value)
  const time = value.order[axis] === 1 ? (value.shape[axis] ?? 1) : 0
  const last = place === -1 || place === time - 1
  if (draft?.open !== 'sequence' || !last) return call.refuse('one of several')
  delete draft.open
  draft.config = { ...draft.config, return_sequences: false }
  const shape = value.shape.map((size, i) => (i === axis ? 1 : size))
  const order = value.order.map((at, i) => (i === axis ? -1 : at > 1 ? at - 1 : at))
  const stored = value.stored.filter((_, at) => at !== 1)
  call.network.resize(value, stored.slice(1))
  return { ...value, shape, order, stored }
}

function oneMoment(call: OperatorCall): void {
  const value = call.value(0)
  const axis = call.axisOf(call.number('axis', 0), value.shape.length)
  const place = call.needConstant(1)
  if (place.shape.length > 0) call.refuse('several of many')
  const { shape, order, ...last } = lastMoment(call, value, axis, place.uniform)
  const stays = (_: number, i: number): boolean => i !== axis
  call.give({ ...last, shape: shape.filter(stays), order: order.filter(stays) })
}

const slice: OperatorReader = (call) => {
  const value = call.value(0)
  const old = call.numbers('starts') !== undefined
  const lists = old
    ? ['starts', 'ends', 'axes'].map((name) => call.numbers(name))
    : [1, 2, 3, 4].map((i) => (call.has(i) ? Array.from(call.needConstant(i).read()) : undefined))
  const cuts = cutsOf(value.shape, lists)
  const real = cuts.filter(({ axis, start, count, step }) => start !== 0 || step !== 1 || count !== value.shape[axis])
  const [cut] = real
  if (!cut) return call.give(value)
  if (real.length > 1 || cut.count !== 1) call.refuse('a part of it')
  call.give(lastMoment(call, value, cut.axis, cut.start))
}

const layerNorm: OperatorReader = (call) => {
  const value = call.value(0)
  const rank = value.shape.length
  if (call.axisOf(call.number('axis', -1), rank) !== rank - 1) call.refuse('a mean over several axes')
  const from = call.network.settle(value, 'plain')
  const width = value.shape.at(-1) ?? 1
  const center = call.has(2)
  const gamma = biasOf(call, call.needConstant(1), width)
  const arrays = [gamma, ...(center ? [biasOf(call, call.needConstant(2), width)] : [])]
  const config = { epsilon: call.number('epsilon', 1e-5), center, scale: true }
  call.giveLayer('LayerNormalization', config, [from], { shape: value.shape }, { arrays })
}

/** Products with weights. */
export const dense: OperatorTable = {
  Gather: gather,
  Gemm: gemm,
  LayerNormalization: layerNorm,
  MatMul: matMul,
  Slice: slice,
}

import { firstOrder, sameList, toArray, type Known } from '../OnnxNetwork'
import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'
import { addable, biasOf } from './arithmetic'
import { depthwiseKernel, kernelOf, padded, padPicture, slidSizes, windowOf, type Window } from './windows'

const CONVOLUTIONS: Readonly<Record<number, string>> = { 1: 'Conv1D', 2: 'Conv2D', 3: 'Conv3D' }

/** A value with rows, channels, and one to three axes. */
function pictureOf(call: OperatorCall, most = 3): Known {
  const value = call.value(0)
  const axes = value.shape.length - 2
  if (axes < 1 || axes > most || value.order[0] !== 0) call.refuse('not a picture')
  return value
}

const biasArrays = (call: OperatorCall, filters: number) =>
  call.has(2) ? [biasOf(call, call.needConstant(2), filters)] : []

const convolution: OperatorReader = (call) => {
  const value = pictureOf(call)
  const weights = call.needConstant(1)
  const [rows = 1, channels = 1, ...sizes] = value.shape
  const [filters = 1, inner = 1, ...kernel] = weights.shape
  const groups = call.number('group', 1)
  if (kernel.length !== sizes.length || inner * groups !== channels) call.refuse('a kernel that does not fit')
  const window = windowOf(call, sizes, kernel)
  if (!sameList(window.size, kernel)) call.refuse('a window of another size')
  const { padding, from } = padded(call, value, window)
  const made = { shape: [rows, filters, ...slidSizes(sizes, window)], order: firstOrder(value.shape.length) }
  const bias = biasArrays(call, filters)
  const shared = { padding, activation: 'linear', use_bias: bias.length > 0 }
  if (groups === channels && groups > 1 && sizes.length === 2) {
    if (new Set(window.strides).size > 1 || window.dilations.some((one) => one > 1)) call.refuse('strides of two sizes')
    const config = { ...shared, kernel_size: kernel, strides: window.strides, depth_multiplier: filters / channels }
    const arrays = [toArray(depthwiseKernel(weights, channels)), ...bias]
    return call.giveLayer('DepthwiseConv2D', config, [from()], made, { arrays, ...addable(config) })
  }
  if (groups > 1 && sizes.length === 3) call.refuse('groups of volumes')
  const { strides, dilations: dilation_rate } = window
  const config = { ...shared, filters, kernel_size: kernel, strides, dilation_rate, groups }
  const arrays = [toArray(kernelOf(weights)), ...bias]
  call.giveLayer(CONVOLUTIONS[sizes.length] ?? '', config, [from()], made, { arrays, ...addable(config) })
}

/** Sizes that come out of a transposed convolution, and what of it is cut off. */
function spread(call: OperatorCall, sizes: readonly number[], { size, strides, pads }: Window) {
  const rest = call.numbers('output_padding') ?? sizes.map(() => 0)
  const whole = sizes.map((one, i) => (one - 1) * (strides[i] ?? 1) + (size[i] ?? 1))
  const cut = { before: pads.before, after: pads.after.map((one, i) => one - (rest[i] ?? 0)) }
  return { whole, cut, made: whole.map((one, i) => one - (cut.before[i] ?? 0) - (cut.after[i] ?? 0)) }
}

const transposedConvolution: OperatorReader = (call) => {
  const value = pictureOf(call, 2)
  const weights = call.needConstant(1)
  const [rows = 1, channels = 1, ...sizes] = value.shape
  const [inner, filters = 1, ...kernel] = weights.shape
  const other = call.number('group', 1) !== 1 || call.node.attributes.has('output_shape') || sizes.length !== 2
  const auto = call.text('auto_pad', 'NOTSET') !== 'NOTSET'
  if (other || auto || inner !== channels || kernel.length !== 2) call.refuse('another form')
  const window = windowOf(call, sizes, kernel)
  if (window.dilations.some((one) => one > 1) || !sameList(window.size, kernel)) call.refuse('a kernel with gaps')
  const { whole, cut, made } = spread(call, sizes, window)
  const { strides } = window
  const totals = kernel.map((one, i) => Math.max(one - (strides[i] ?? 1), 0))
  const same =
    made.every((one, i) => one === (sizes[i] ?? 1) * (strides[i] ?? 1)) &&
    cut.before.every((one, i) => one === Math.floor((totals[i] ?? 0) / 2))
  const fits = kernel.every((one, i) => one >= (strides[i] ?? 1))
  if (!same && (!fits || [...cut.before, ...cut.after].some((one) => one < 0))) call.refuse('another border')
  const bias = biasArrays(call, filters)
  const none = [...cut.before, ...cut.after].every((one) => one === 0)
  const config = { filters, kernel_size: kernel, strides, padding: same ? 'same' : 'valid', activation: 'linear', use_bias: bias.length > 0 } // prettier-ignore
  const arrays = [toArray(kernelOf(weights)), ...bias]
  const from = call.network.settle(value, 'last')
  const shape = { shape: [rows, filters, ...made], order: firstOrder(4) }
  if (same || none) return call.giveLayer('Conv2DTranspose', config, [from], shape, { arrays, ...addable(config) })
  const large = call.network.add('Conv2DTranspose', config, [from], [...whole, filters], { arrays })
  const cropping = cut.before.map((one, i) => [one, cut.after[i]])
  call.giveLayer('Cropping2D', { cropping }, [large], shape)
}

/** Layers that give nothing below zero. */
const POSITIVE = new Set(['ReLU', 'Sigmoid'])

const pool =
  (kind: 'Max' | 'Average'): OperatorReader =>
  (call) => {
    const value = pictureOf(call, 2)
    const [rows = 1, channels = 1, ...sizes] = value.shape
    const window = windowOf(call, sizes)
    if (window.dilations.some((one) => one > 1) || call.uses(1) > 0) call.refuse('a window with gaps')
    const made = slidSizes(sizes, window)
    if (call.number('ceil_mode', 0) === 1) {
      const up = sizes.map((one, i) => Math.ceil((one + (window.pads.before[i] ?? 0) + (window.pads.after[i] ?? 0) - (window.size[i] ?? 1)) / (window.strides[i] ?? 1)) + 1) // prettier-ignore
      if (JSON.stringify(up) !== JSON.stringify(made)) call.refuse('sizes rounded up')
    }
    const { padding, from } = padded(call, value, window)
    const none = [...window.pads.before, ...window.pads.after].every((one) => one === 0)
    const counts = kind === 'Average' && call.number('count_include_pad', 0) === 1
    // Zeros around it are counted, or are never the largest.
    const zeros =
      kind === 'Average' ? counts : POSITIVE.has(call.network.draftOf({ ...value, sole: true })?.className ?? '')
    if (!none && padding === 'valid' && !zeros) call.refuse('a border that is not counted')
    const around = counts && !none
    const config = { pool_size: window.size, strides: window.strides, padding: around ? 'valid' : padding }
    const input = around ? padPicture(call, call.network.settle(value, 'last'), sizes, channels, window.pads) : from()
    const order = firstOrder(value.shape.length)
    call.giveLayer(`${kind}Pooling${sizes.length}D`, config, [input], { shape: [rows, channels, ...made], order })
  }

/** Over all axes of the picture; those stay, of size 1, in the file alone. */
const globalPool =
  (kind: 'Max' | 'Average'): OperatorReader =>
  (call) => {
    const value = pictureOf(call, 2)
    const [rows = 1, channels = 1, ...sizes] = value.shape
    const shape = { shape: [rows, channels, ...sizes.map(() => 1)], order: [0, 1, ...sizes.map(() => -1)] }
    call.giveLayer(`Global${kind}Pooling${sizes.length}D`, {}, [call.network.settle(value, 'last')], shape)
  }

/** Means and largest values over all axes between the rows and the channels. */
const reduce =
  (kind: 'Max' | 'Average'): OperatorReader =>
  (call) => {
    const value = call.value(0)
    const rank = value.shape.length
    const given = call.numbers('axes') ?? (call.has(1) ? Array.from(call.needConstant(1).read()) : undefined)
    const axes = new Set(given?.map((axis) => call.axisOf(axis, rank)))
    const channel = value.shape.findIndex((_, axis) => axis > 0 && !axes.has(axis))
    const rest = rank - 2
    if (value.flat || value.order[0] !== 0 || axes.has(0) || axes.size !== rest || rest < 1 || rest > 2 || channel < 0) call.refuse('an average over other axes') // prettier-ignore
    const layout = channel === 1 ? 'last' : channel === rank - 1 ? 'plain' : call.refuse('an average over other axes')
    const keep = call.number('keepdims', 1) === 1
    const axisOf = (axis: number): number => (axis === 0 ? 0 : axis === channel ? 1 : -1)
    const kept = value.shape.flatMap((size, axis) => (axes.has(axis) ? (keep ? [[1, axis]] : []) : [[size, axis]])) as [number, number][] // prettier-ignore
    const shape = { shape: kept.map(([size]) => size), order: kept.map(([, axis]) => axisOf(axis)) }
    call.giveLayer(`Global${kind}Pooling${rest}D`, {}, [call.network.settle(value, layout)], shape)
  }

const normalization: OperatorReader = (call) => {
  const value = call.value(0)
  const rank = value.shape.length
  const channels = value.shape[1] ?? 1
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((i) => biasOf(call, call.needConstant(i), channels))
  const from = call.network.settle(value, rank > 2 ? 'last' : 'plain')
  const config = { epsilon: call.number('epsilon', 1e-5), center: true, scale: true }
  const arrays = [gamma, beta, mean, variance].filter((one) => one !== undefined)
  call.giveLayer('BatchNormalization', config, [from], { shape: value.shape, order: firstOrder(rank) }, { arrays })
}

const pad: OperatorReader = (call) => {
  const value = pictureOf(call, 2)
  const list = call.numbers('pads') ?? Array.from(call.needConstant(1).read())
  const filler = call.has(2) ? call.needConstant(2).uniform : call.number('value', 0)
  const [before, after] = [list.slice(0, 4), list.slice(4)]
  const outer = [before[0], before[1], after[0], after[1]].some((one) => one !== 0)
  const other = call.text('mode', 'constant') !== 'constant' || filler !== 0 || call.has(3)
  if (list.length !== 8 || outer || other || list.some((one) => one < 0)) call.refuse('another border')
  const [rows = 1, channels = 1, ...sizes] = value.shape
  const pads = { before: before.slice(2), after: after.slice(2) }
  const ref = padPicture(call, call.network.settle(value, 'last'), sizes, channels, pads)
  const made = sizes.map((size, i) => size + (pads.before[i] ?? 0) + (pads.after[i] ?? 0))
  call.give({ ...call.network.known(ref, [rows, channels, ...made], firstOrder(4)) })
}

/** Every value repeated. */
const resize: OperatorReader = (call) => {
  const value = pictureOf(call, 2)
  const [rows = 1, channels = 1, ...sizes] = value.shape
  const modern = call.around.opset > 10
  const scales = call.constant(modern ? 2 : 1)
  const target = call.constant(3)
  const known = scales && scales.shape[0] !== 0 ? Array.from(scales.read()) : target && Array.from(target.read()).map((size, i) => size / (value.shape[i] ?? 1)) // prettier-ignore
  const factors = (known ?? call.refuse('unknown sizes')).slice(2)
  const whole = known?.[0] === 1 && known[1] === 1 && factors.every((one) => Number.isInteger(one) && one > 0)
  if (call.text('mode', 'nearest') !== 'nearest' || !whole || sizes.length !== 2)
    call.refuse('sizes that are no multiples')
  const made = sizes.map((size, i) => size * (factors[i] ?? 1))
  const config = { size: factors, interpolation: 'nearest' }
  const from = call.network.settle(value, 'last')
  call.giveLayer('UpSampling2D', config, [from], { shape: [rows, channels, ...made], order: firstOrder(4) })
}

/** What slides over pictures and sequences, and what treats their channels. */
export const pictures: OperatorTable = {
  AveragePool: pool('Average'),
  BatchNormalization: normalization,
  Conv: convolution,
  ConvTranspose: transposedConvolution,
  GlobalAveragePool: globalPool('Average'),
  GlobalMaxPool: globalPool('Max'),
  MaxPool: pool('Max'),
  Pad: pad,
  ReduceMax: reduce('Max'),
  ReduceMean: reduce('Average'),
  Resize: resize,
  Upsample: resize,
}

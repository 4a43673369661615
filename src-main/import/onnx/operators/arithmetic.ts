import type { StoredArray } from '../../files/openH5'
import { countOf, type Constant } from '../constants/Constant'
import { firstOrder, sameList, type Draft, type Known } from '../OnnxNetwork'
import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'
import { giveEach } from './activations'

/** So much is added to a variance that is to be one. */
const EPSILON = 1e-3

/** A constant as one number, or as one for each channel, which lies last here. */
function channelsOf(call: OperatorCall, value: Known, constant: Constant): number | Constant {
  if (constant.uniform !== undefined && constant.shape.length <= value.shape.length) return constant.uniform
  const { shape, order, stored } = value.flat ?? value
  if (value.flat || constant.shape.length > shape.length) return call.refuse('numbers of another shape')
  const sizes = [...Array<number>(shape.length - constant.shape.length).fill(1), ...constant.shape]
  const axis = order.indexOf(stored.length - 1)
  const fits = axis > 0 && sizes.every((size, i) => size === 1 || (i === axis && size === shape[axis]))
  return fits ? constant : call.refuse('numbers for each place')
}

const filledArray = (channels: number, of: number | Constant, change: (x: number) => number): StoredArray => ({
  shape: [channels],
  read: () =>
    typeof of === 'number' ? new Float32Array(channels).fill(change(of)) : Float32Array.from(of.read(), change),
})
const times = (a: StoredArray, b: StoredArray): StoredArray => ({
  shape: a.shape,
  read: () => {
    const factors = b.read()
    return a.read().map((x, i) => x * (factors[i] as number))
  },
})
const sumOf = (a: StoredArray, b: StoredArray): StoredArray => ({
  shape: a.shape,
  read: () => {
    const more = b.read()
    return a.read().map((x, i) => x + (more[i] as number))
  },
})

/** The value goes on as it is, out of a layer that was changed. */
const pass = (call: OperatorCall, value: Known): void => call.give({ ...value, sole: true })

/** Adds numbers: a bias of the layer before, a shift of a scaling, or a layer of its own. */
function shift(call: OperatorCall, value: Known, constant: Constant, change: (x: number) => number): void {
  const by = channelsOf(call, value, constant)
  const channels = value.stored.at(-1) ?? 1
  const draft = value.flat ? undefined : call.network.draftOf(value)
  if (draft?.open === 'bias') {
    draft.config = { ...draft.config, use_bias: true }
    draft.arrays = [...draft.arrays, filledArray(channels, by, change)]
    delete draft.open
    return pass(call, value)
  }
  if (draft?.open === 'shift') {
    const [gamma, beta, ...rest] = draft.arrays as [StoredArray, StoredArray, ...StoredArray[]]
    draft.arrays = [gamma, sumOf(beta, filledArray(channels, by, change)), ...rest]
    return pass(call, value)
  }
  if (typeof by === 'number') {
    const config = { scale: 1, offset: change(by) }
    if (value.flat) return giveEach(call, value, 'Rescaling', config)
    if (draft?.open !== 'offset') return call.giveLayer('Rescaling', config, [value.ref], value, { open: 'offset' })
    draft.config = { ...draft.config, offset: Number(draft.config['offset']) + change(by) }
    return pass(call, value)
  }
  affine(call, value, filledArray(channels, 1, Number), filledArray(channels, by, change))
}

/** `x · scale + shift` for each channel, as a normalization by a mean of 0 and a variance of 1. */
function affine(call: OperatorCall, value: Known, gamma: StoredArray, beta: StoredArray): void {
  const channels = value.stored.at(-1) ?? 1
  const arrays = [gamma, beta, filledArray(channels, 0, Number), filledArray(channels, 1 - EPSILON, Number)]
  const config = { epsilon: EPSILON, center: true, scale: true }
  call.giveLayer('BatchNormalization', config, [value.ref], value, { arrays, open: 'shift' })
}

function scale(call: OperatorCall, value: Known, constant: Constant, change: (x: number) => number): void {
  const by = channelsOf(call, value, constant)
  const channels = value.stored.at(-1) ?? 1
  const draft = value.flat ? undefined : call.network.draftOf(value)
  if (draft?.open === 'shift') {
    const factors = filledArray(channels, by, change)
    const [gamma, beta, ...rest] = draft.arrays as [StoredArray, StoredArray, ...StoredArray[]]
    draft.arrays = [times(gamma, factors), times(beta, factors), ...rest]
    return pass(call, value)
  }
  if (typeof by !== 'number')
    return affine(call, value, filledArray(channels, by, change), filledArray(channels, 0, Number))
  const factor = change(by)
  if (!Number.isFinite(factor)) call.refuse('a factor that is not finite')
  if (value.flat) return giveEach(call, value, 'Rescaling', { scale: factor, offset: 0 })
  if (draft?.open !== 'offset')
    return call.giveLayer('Rescaling', { scale: factor, offset: 0 }, [value.ref], value, { open: 'offset' })
  const { scale: before, offset } = draft.config
  draft.config = { scale: Number(before) * factor, offset: Number(offset) * factor }
  pass(call, value)
}

/** Values one by one; both must lie alike. */
function merge(call: OperatorCall, className: string): void {
  const values = call.node.inputs.map((_, i) => call.value(i))
  const [first] = values
  if (!first) return call.refuse('nothing to join')
  if (values.length === 1) return call.give(first)
  if (!values.every(({ shape }) => sameList(shape, first.shape))) call.refuse('values of different shapes')
  const flats = values.flatMap(({ flat }) => flat ?? [])
  const alike = (all: readonly Known[]): boolean =>
    all.length === values.length &&
    all.every(({ order, stored }) => sameList(order, all[0]?.order ?? []) && sameList(stored, all[0]?.stored ?? []))
  if (alike(flats)) {
    const [before] = flats as [Known]
    const ref = call.network.add(className, {}, flats.map((one) => one.ref), before.stored.slice(1)) // prettier-ignore
    return call.give({ ...first, flat: { ...before, ref, sole: true }, sole: true })
  }
  if (flats.length === 0 && alike(values)) return call.giveLayer(className, {}, values.map((one) => one.ref), first) // prettier-ignore
  const rank = first.shape.length
  const last = rank > 2 && values.some(({ order }) => sameList(order, firstOrder(rank)))
  const refs = values.map((value) => call.network.settle(value, last ? 'last' : 'plain'))
  call.giveLayer(className, {}, refs, { shape: first.shape, ...(last && { order: firstOrder(rank) }) })
}

/** A value and a constant, in either order. */
function withConstant(call: OperatorCall): { value: Known; constant: Constant; first: boolean } | undefined {
  if (call.node.inputs.length !== 2) return undefined
  const [a, b] = [call.constant(0), call.constant(1)]
  if (b) return { value: call.value(0), constant: b, first: true }
  return a && { value: call.value(1), constant: a, first: false }
}

const add: OperatorReader = (call) => {
  const one = withConstant(call)
  if (one) shift(call, one.value, one.constant, Number)
  else merge(call, 'Add')
}
const multiply: OperatorReader = (call) => {
  const one = withConstant(call)
  if (one) scale(call, one.value, one.constant, Number)
  else merge(call, 'Multiply')
}
const subtract: OperatorReader = (call) => {
  const one = withConstant(call)
  if (!one) return merge(call, 'Subtract')
  if (one.first) return shift(call, one.value, one.constant, (x) => -x)
  const offset = channelsOf(call, one.value, one.constant)
  if (typeof offset === 'number') return giveEach(call, one.value, 'Rescaling', { scale: -1, offset })
  const channels = one.value.stored.at(-1) ?? 1
  affine(call, one.value, filledArray(channels, -1, Number), filledArray(channels, offset, Number))
}
const divide: OperatorReader = (call) => {
  const one = withConstant(call)
  if (!one?.first) return call.refuse('a computed divisor')
  scale(call, one.value, one.constant, (x) => 1 / x)
}

/** Numbers as they were, `[units]` in the form of a row. */
export const biasOf = (call: OperatorCall, constant: Constant, units: number, factor = 1): StoredArray =>
  countOf(constant.shape) === units || constant.uniform !== undefined
    ? filledArray(units, constant.uniform ?? constant, (x) => x * factor)
    : call.refuse('a bias of another shape')

export const addable = (config: Record<string, unknown>): Pick<Draft, 'open'> =>
  config['use_bias'] === false ? { open: 'bias' } : {}

/** Sums, products and what is made of them. */
export const arithmetic: OperatorTable = {
  Add: add,
  Div: divide,
  Max: (call) => merge(call, 'Maximum'),
  Mean: (call) => merge(call, 'Average'),
  Min: (call) => merge(call, 'Minimum'),
  Mul: multiply,
  Neg: (call) => giveEach(call, call.value(0), 'Rescaling', { scale: -1, offset: 0 }),
  Sub: subtract,
  Sum: (call) => merge(call, 'Add'),
}

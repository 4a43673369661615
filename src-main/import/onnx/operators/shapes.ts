import { constantOf, countOf } from '../constants/Constant'
import { squeezed, targetShape, unsqueezed } from '../constants/fold'
import { plainOrder, sameList, type Known } from '../OnnxNetwork'
import type { OperatorCall, OperatorReader, OperatorTable } from '../OperatorCall'

/** The same value under another shape or order: no layer is needed. */
function pass(call: OperatorCall, value: Known, shape: readonly number[], order: readonly number[]): void {
  call.give({ ...value, shape, order })
}

/** A value that no longer waits to be put in order. */
function straight(call: OperatorCall, value: Known): Known {
  if (!value.flat) return value
  return call.network.known(call.network.settle(value, 'plain'), value.shape)
}

const identity: OperatorReader = (call) => call.give(call.value(0))

const transpose: OperatorReader = (call) => {
  const value = straight(call, call.value(0))
  const rank = value.shape.length
  const perm = call.numbers('perm') ?? plainOrder(rank).reverse()
  if (perm.length !== rank || !sameList([...perm].sort((a, b) => a - b), plainOrder(rank))) call.refuse('an order of other axes') // prettier-ignore
  pass(call, value, perm.map((axis) => value.shape[axis] as number), perm.map((axis) => value.order[axis] as number)) // prettier-ignore
}

const axesOf = (call: OperatorCall): readonly number[] | undefined =>
  call.numbers('axes') ?? (call.has(1) ? Array.from(call.needConstant(1).read()) : undefined)

const squeeze: OperatorReader = (call) => {
  const value = straight(call, call.value(0))
  const { shape, order } = value
  const gone = new Set((axesOf(call) ?? shape.flatMap((size, i) => (size === 1 ? [i] : []))).map((axis) => call.axisOf(axis, shape.length))) // prettier-ignore
  if ([...gone].some((axis) => shape[axis] !== 1 || order[axis] === 0)) call.refuse('an axis that is not of size 1')
  const stays = (_: number, i: number): boolean => !gone.has(i)
  pass(call, value, squeezed(shape, [...gone]), order.filter(stays))
}

const unsqueeze: OperatorReader = (call) => {
  const value = straight(call, call.value(0))
  const axes = axesOf(call) ?? []
  const shape = unsqueezed(value.shape, axes)
  const put = new Set(axes.map((axis) => call.axisOf(axis, shape.length)))
  const rest = [...value.order]
  pass(call, value, shape, shape.map((_, i) => (put.has(i) ? -1 : (rest.shift() as number)))) // prettier-ignore
}

/** Where the batch stands in a shape. */
const batchIn = (shape: readonly number[], rows: number): number => (rows === 1 ? 0 : shape.indexOf(rows))

function reshapeTo(call: OperatorCall, value: Known, target: readonly number[]): void {
  const { rows } = call.around
  if (value.flat && sameList(value.shape, target)) return call.give(value)
  const plain = straight(call, value)
  const { shape, order } = plain
  const { network } = call
  const from = shape.flatMap((size, i) => (order[i] === 0 || size !== 1 ? [i] : []))
  const batch = batchIn(target, rows)
  const to = target.flatMap((size, i) => (i === batch || size !== 1 ? [i] : []))
  const moves = from.length === to.length && from.every((axis, k) => shape[axis] === target[to[k] as number] && (order[axis] === 0) === (to[k] === batch)) // prettier-ignore
  if (moves) {
    // Axes of size 1 came or went.
    const orders = new Map(to.map((axis, k) => [axis, order[from[k] as number] as number]))
    return pass(call, plain, target, target.map((_, i) => orders.get(i) ?? -1)) // prettier-ignore
  }
  const last = target.length === 2 && target[1] === shape.at(-1) && shape.length > 2 && order[0] === 0
  if (last && target[0] !== rows && network.liesPlain(plain)) {
    const apart = network.known(network.settle(plain, 'plain'), shape)
    return call.give({ ...network.known(plain.ref, target), merged: apart })
  }
  if (order[0] !== 0 || batch !== 0 || target[0] !== rows) call.refuse('rows and other axes in one')
  const sizes = target.slice(1)
  if (target.length === 2 && !network.liesPlain(plain))
    return call.give({ ...network.known(plain.ref, target), flat: plain })
  const lies = network.liesPlain(plain)
  const ref = lies ? plain.ref : network.settle(plain, 'plain')
  if (lies && sameList(plain.stored.slice(1), sizes)) return call.give(network.known(ref, target))
  const made = sizes.length === 1 ? network.add('Flatten', {}, [ref], sizes) : network.add('Reshape', { target_shape: sizes }, [ref], sizes) // prettier-ignore
  call.give(network.known(made, target))
}

const reshape: OperatorReader = (call) => {
  const value = call.value(0)
  const wanted = call.numbers('shape') ?? Array.from(call.needConstant(1).read())
  reshapeTo(call, value, targetShape(value.shape, wanted, call.number('allowzero', 0) === 0))
}

const flatten: OperatorReader = (call) => {
  const value = call.value(0)
  const axis = call.number('axis', 1)
  const at = axis < 0 ? axis + value.shape.length : axis
  reshapeTo(call, value, [countOf(value.shape.slice(0, at)), countOf(value.shape.slice(at))])
}

/** The shape of a value, with the size of the batch that shapes are counted with. */
const shapeOf: OperatorReader = (call) => {
  const { shape } = call.value(0)
  const at = (axis: number): number => (axis < 0 ? axis + shape.length : axis)
  const part = shape.slice(at(call.number('start', 0)), at(call.number('end', shape.length)))
  call.give(constantOf([part.length], true, part))
}

const concat: OperatorReader = (call) => {
  const values = call.node.inputs.map((_, i) => straight(call, call.value(i)))
  const [first] = values
  if (!first) return call.refuse('nothing to join')
  const rank = first.shape.length
  const axis = call.axisOf(call.number('axis', 0), rank)
  if (values.length === 1) return call.give(first)
  const shape = first.shape.map((size, i) => (i === axis ? values.reduce((sum, one) => sum + (one.shape[i] ?? 0), 0) : size)) // prettier-ignore
  if (!values.every((one) => one.shape.length === rank && one.shape.every((size, i) => i === axis || size === shape[i]))) call.refuse('values of different shapes') // prettier-ignore
  const { order, stored } = first
  const whole = !order.includes(-1) && stored.length === rank
  const alike = whole && values.every((one) => sameList(one.order, order) && one.stored.length === rank)
  const from = alike ? values.map(({ ref }) => ref) : values.map((one) => call.network.settle(one, 'plain'))
  const at = alike ? (order[axis] as number) : axis
  if (at === 0) call.refuse('rows side by side')
  const config = { axis: at === rank - 1 ? -1 : at }
  call.giveLayer('Concatenate', config, from, { shape, order: alike ? order : plainOrder(rank) })
}

const dropout: OperatorReader = (call) => {
  if (call.uses(1) > 0) call.refuse('what it drops')
  call.give(call.value(0))
}

/** What moves numbers, and what does nothing to them. */
export const shapes: OperatorTable = {
  Cast: identity,
  Concat: concat,
  Dropout: dropout,
  Flatten: flatten,
  Identity: identity,
  Reshape: reshape,
  Shape: shapeOf,
  Squeeze: squeeze,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
}

import type { AttributeValue, OnnxNode } from '../OnnxGraph'
import { broadcast, checkGrowth, combined, joined, reshaped, sliced, transposed, type Cut } from './arrange'
import { constantOf, countOf, derived, uniformConstant, type Constant, type Numbers } from './Constant'

/** What is computed at once is not larger. */
const MOST = 2 ** 24

const BINARY: Readonly<Record<string, (x: number, y: number, whole: boolean) => number>> = {
  Add: (x, y) => x + y,
  Sub: (x, y) => x - y,
  Mul: (x, y) => x * y,
  Div: (x, y, whole) => (whole ? Math.trunc(x / y) : x / y),
  Pow: (x, y) => x ** y,
  Max: (x, y) => Math.max(x, y),
  Min: (x, y) => Math.min(x, y),
  Equal: (x, y) => Number(x === y),
  Greater: (x, y) => Number(x > y),
  GreaterOrEqual: (x, y) => Number(x >= y),
  Less: (x, y) => Number(x < y),
  LessOrEqual: (x, y) => Number(x <= y),
  And: (x, y) => Number(x !== 0 && y !== 0),
  Or: (x, y) => Number(x !== 0 || y !== 0),
}
const UNARY: Readonly<Record<string, (x: number) => number>> = {
  Neg: (x) => -x,
  Sqrt: Math.sqrt,
  Reciprocal: (x) => 1 / x,
  Exp: Math.exp,
  Floor: Math.floor,
  Ceil: Math.ceil,
  Abs: Math.abs,
  Not: (x) => Number(x === 0),
}

const listOf = (constant: Constant | undefined): number[] | undefined => constant && Array.from(constant.read())
const numbersOf = (value: AttributeValue | undefined): readonly number[] | undefined =>
  Array.isArray(value) ? (value as readonly number[]) : undefined

/** The sizes that `Reshape` asks for; 0 keeps a size, −1 is what remains. */
export function targetShape(given: readonly number[], wanted: readonly number[], zeroKeeps = true): number[] {
  const kept = wanted.map((size, i) => (size === 0 && zeroKeeps ? (given[i] ?? 1) : size))
  const rest = kept.reduce((product, size) => (size === -1 ? product : product * size), 1)
  const shape = kept.map((size) => (size === -1 ? countOf(given) / rest : size))
  if (!shape.every((size) => Number.isInteger(size) && size >= 0))
    throw new RangeError('a tensor cannot have that shape')
  return shape
}

/** The cuts of a `Slice`, with ends bounded by the tensor. */
export function cutsOf(shape: readonly number[], inputs: readonly (readonly number[] | undefined)[]): Cut[] {
  const [starts = [], ends = [], given, steps] = inputs
  const axes = given ?? starts.map((_, i) => i)
  return axes.map((one, i) => {
    const axis = one < 0 ? one + shape.length : one
    const size = shape[axis]
    const step = steps?.[i] ?? 1
    if (size === undefined || step === 0) throw new RangeError('a cut along no axis')
    const place = (at: number): number => (at < 0 ? at + size : at)
    const [low, high] = step > 0 ? [0, size] : [-1, size - 1]
    const bound = (at: number): number => Math.min(high, Math.max(low, at))
    const start = Math.min(Math.max(place(starts[i] ?? 0), 0), step > 0 ? size : size - 1)
    const count = Math.max(0, Math.ceil((bound(place(ends[i] ?? size)) - start) / step))
    return { axis, start, count, step }
  })
}

function gathered(data: Constant, indices: Constant, axis: number): Constant {
  const along = axis < 0 ? axis + data.shape.length : axis
  const size = data.shape[along] ?? 0
  const outer = countOf(data.shape.slice(0, along))
  const inner = countOf(data.shape.slice(along + 1))
  const places = listOf(indices) ?? []
  const numbers = data.read()
  checkGrowth(outer * places.length * inner, numbers.length)
  const made: number[] = []
  for (let row = 0; row < outer; row++)
    for (const given of places) {
      const place = given < 0 ? given + size : given
      if (!(place >= 0 && place < size)) throw new RangeError('a place outside a tensor')
      for (let k = 0; k < inner; k++) made.push(numbers[(row * size + place) * inner + k] as number)
    }
  return constantOf([...data.shape.slice(0, along), ...indices.shape, ...data.shape.slice(along + 1)], data.whole, made)
}

/** Sizes without axes of one, or without those named. */
export function squeezed(shape: readonly number[], axes: readonly number[] | undefined): number[] {
  const gone = new Set(axes?.map((axis) => (axis < 0 ? axis + shape.length : axis)))
  return shape.filter((size, axis) => (axes ? !gone.has(axis) : size !== 1))
}
/** Sizes with axes of one put in. */
export function unsqueezed(shape: readonly number[], axes: readonly number[]): number[] {
  const rank = shape.length + axes.length
  const put = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)))
  const rest = [...shape]
  return Array.from({ length: rank }, (_, axis) => (put.has(axis) ? 1 : (rest.shift() ?? 1)))
}

function constantNode({ attributes }: OnnxNode): Constant | undefined {
  const value = attributes.get('value')
  if (value !== undefined && typeof value === 'object' && 'read' in value) return value
  const [name] = attributes.keys()
  const given = name === undefined ? undefined : attributes.get(name)
  const whole = name === 'value_int' || name === 'value_ints'
  if (typeof given === 'number') return constantOf([], whole, [given])
  return Array.isArray(given) ? constantOf([given.length], whole, given as number[]) : undefined
}

type Folder = (node: OnnxNode, inputs: readonly (Constant | undefined)[]) => Constant | undefined

/** Axes that stand among the attributes in older sets of operators, and among the inputs in newer ones. */
const axesOf = (node: OnnxNode, input: Constant | undefined): readonly number[] | undefined =>
  numbersOf(node.attributes.get('axes')) ?? listOf(input)

const FOLDERS: Readonly<Record<string, Folder>> = {
  Identity: (_node, [x]) => x,
  Cast: (node, [x]) => {
    if (!x) return undefined
    const whole = ![1, 10, 11, 16].includes(Number(node.attributes.get('to')))
    if (whole === x.whole) return x
    const cast = derived(x, x.shape, (numbers) => (whole ? Float64Array.from(numbers, Math.trunc) : Float32Array.from(numbers))) // prettier-ignore
    return { ...cast, whole, ...(cast.uniform !== undefined && whole && { uniform: Math.trunc(cast.uniform) }) }
  },
  Reshape: (node, [x, shape]) =>
    x && shape && reshaped(x, targetShape(x.shape, listOf(shape) ?? [], node.attributes.get('allowzero') !== 1)),
  Flatten: (node, [x]) => {
    const axis = Number(node.attributes.get('axis') ?? 1)
    return x && reshaped(x, [countOf(x.shape.slice(0, axis)), countOf(x.shape.slice(axis))])
  },
  Transpose: (node, [x]) =>
    x && transposed(x, numbersOf(node.attributes.get('perm')) ?? x.shape.map((_, i) => x.shape.length - 1 - i)),
  Squeeze: (node, [x, axes]) => x && reshaped(x, squeezed(x.shape, axesOf(node, axes))),
  Unsqueeze: (node, [x, axes]) => x && reshaped(x, unsqueezed(x.shape, axesOf(node, axes) ?? [])),
  Concat: (node, inputs) => {
    const all = inputs.filter((input) => input !== undefined)
    const axis = Number(node.attributes.get('axis') ?? 0)
    return all.length < inputs.length ? undefined : joined(all, axis < 0 ? axis + (all[0]?.shape.length ?? 0) : axis)
  },
  Slice: (node, [x, ...rest]) => {
    const { attributes } = node
    const old = ['starts', 'ends', 'axes'].map((name) => numbersOf(attributes.get(name)))
    return x && sliced(x, cutsOf(x.shape, attributes.has('starts') ? old : rest.map(listOf)))
  },
  Gather: (node, [data, indices]) => data && indices && gathered(data, indices, Number(node.attributes.get('axis') ?? 0)), // prettier-ignore
  ConstantOfShape: (node, [shape]) => {
    const value = node.attributes.get('value')
    const constant = typeof value === 'object' && 'read' in value ? value : undefined
    return shape && uniformConstant(listOf(shape) ?? [], constant?.whole ?? false, constant?.uniform ?? 0)
  },
  Expand: (_node, [x, shape]) => {
    if (!x || !shape) return undefined
    const wanted = listOf(shape) ?? []
    const rank = Math.max(wanted.length, x.shape.length)
    const at = (list: readonly number[], i: number): number => list[i - rank + list.length] ?? 1
    return broadcast(
      x,
      Array.from({ length: rank }, (_, i) => Math.max(at(wanted, i), at(x.shape, i))),
    )
  },
  Where: (_node, [condition, x, y]) => {
    if (!condition || !x || !y) return undefined
    const [chosen, other] = [combined(condition, x, (c, a) => (c ? a : NaN)), combined(condition, y, (c, b) => (c ? NaN : b))] // prettier-ignore
    return { ...combined(chosen, other, (a, b) => (Number.isNaN(a) ? b : a)), whole: x.whole }
  },
}

/** What a node gives where all that it takes is known; `undefined`: it is not computed ahead. */
export function fold(node: OnnxNode, inputs: readonly (Constant | undefined)[]): Constant | undefined {
  if (node.op === 'Constant') return constantNode(node)
  const small = inputs.every((input) => !input || input.uniform !== undefined || countOf(input.shape) <= MOST)
  const [x, y] = inputs
  const binary = BINARY[node.op]
  if (binary) {
    const known = x && y && inputs.length === 2 && small
    return known ? combined(x, y, (a, b) => binary(a, b, x.whole && y.whole)) : undefined
  }
  const unary = UNARY[node.op]
  if (unary) {
    if (!x || !small) return undefined
    if (x.uniform !== undefined) return uniformConstant(x.shape, x.whole, unary(x.uniform))
    return derived(x, x.shape, (numbers) => numbers.map(unary) as Numbers)
  }
  return FOLDERS[node.op]?.(node, inputs)
}

import { constantOf, countOf, derived, uniformConstant, type Constant, type Numbers } from './Constant'

/** Distance between neighbors along each axis. */
export const stridesOf = (shape: readonly number[]): number[] => shape.map((_, axis) => countOf(shape.slice(axis + 1)))

/** Few numbers of a file must not become many. */
const MOST_MADE = 2 ** 24

/** @throws RangeError where far more numbers are made than were given. */
export function checkGrowth(made: number, given: number): void {
  if (made > MOST_MADE && made > given) throw new RangeError('a tensor is too large')
}

/** Numbers of a tensor picked along each axis: where it begins, and how far apart neighbors are. */
function pick(numbers: Numbers, shape: readonly number[], start: number, steps: readonly number[]): Numbers {
  checkGrowth(countOf(shape), numbers.length)
  const made = new (numbers.constructor as new (length: number) => Numbers)(countOf(shape))
  const at = shape.map(() => 0)
  let from = start
  for (let to = 0; to < made.length; to++) {
    made[to] = numbers[from] as number
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const step = steps[axis] as number
      from += step
      at[axis] = (at[axis] as number) + 1
      if ((at[axis] as number) < (shape[axis] as number)) break
      at[axis] = 0
      from -= step * (shape[axis] as number)
    }
  }
  return made
}

/** Axes in another order: axis `i` of the result is axis `order[i]` of what is given. */
export function transposed(constant: Constant, order: readonly number[]): Constant {
  const strides = stridesOf(constant.shape)
  const shape = order.map((axis) => constant.shape[axis] as number)
  return derived(constant, shape, (numbers) => pick(numbers, shape, 0, order.map((axis) => strides[axis] as number))) // prettier-ignore
}

export function reshaped(constant: Constant, shape: readonly number[]): Constant {
  if (countOf(shape) !== countOf(constant.shape)) throw new RangeError('a tensor cannot have that shape')
  return { ...constant, shape }
}

/** Repeated along axes of size 1, and along new first axes. */
export function broadcast(constant: Constant, shape: readonly number[]): Constant {
  const missing = shape.length - constant.shape.length
  const strides = stridesOf(constant.shape)
  const steps = shape.map((size, axis) => {
    const own = axis < missing ? 1 : (constant.shape[axis - missing] as number)
    if (own !== 1 && own !== size) throw new RangeError('shapes that do not fit')
    return own === 1 ? 0 : (strides[axis - missing] as number)
  })
  if (missing < 0) throw new RangeError('shapes that do not fit')
  return derived(constant, shape, (numbers) => pick(numbers, shape, 0, steps))
}

export interface Cut {
  readonly axis: number
  readonly start: number
  readonly count: number
  readonly step: number
}

/** Some of the numbers along axes. */
export function sliced(constant: Constant, cuts: readonly Cut[]): Constant {
  const strides = stridesOf(constant.shape)
  const shape = [...constant.shape]
  const steps = [...strides]
  let from = 0
  for (const { axis, start, count, step } of cuts) {
    shape[axis] = count
    from += start * (strides[axis] as number)
    steps[axis] = (strides[axis] as number) * step
  }
  return derived(constant, shape, (numbers) => pick(numbers, shape, from, steps))
}

/** Side by side along an axis. */
export function joined(constants: readonly Constant[], axis: number): Constant {
  const [first] = constants
  if (!first) throw new RangeError('nothing to join')
  const along = constants.reduce((sum, { shape }) => sum + (shape[axis] ?? 1), 0)
  const shape = first.shape.map((size, i) => (i === axis ? along : size))
  const outer = countOf(shape.slice(0, axis))
  checkGrowth(outer * along * countOf(first.shape.slice(axis + 1)), 0)
  const made: number[] = []
  const all = constants.map((constant) => ({ numbers: constant.read(), width: countOf(constant.shape.slice(axis)) }))
  for (let row = 0; row < outer; row++)
    for (const { numbers, width } of all) for (let k = 0; k < width; k++) made.push(numbers[row * width + k] as number)
  return constantOf(shape, first.whole, made)
}

/** The shape in which two tensors are joined one by one. */
export function commonShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const [x, y] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1]
    if (x !== y && x !== 1 && y !== 1) throw new RangeError('shapes that do not fit')
    return x === 1 ? y : x
  })
}

export function combined(a: Constant, b: Constant, of: (x: number, y: number) => number): Constant {
  const shape = commonShape(a.shape, b.shape)
  const whole = a.whole && b.whole
  if (a.uniform !== undefined && b.uniform !== undefined) return uniformConstant(shape, whole, of(a.uniform, b.uniform))
  const [left, right] = [broadcast(a, shape).read(), broadcast(b, shape).read()]
  return constantOf(shape, whole, left.map((x, i) => of(x, right[i] as number)) as Numbers)
}

import { elementwise } from './elementwise'
import { axisOf, build, PlainTensor, toTensor, type Kind, type TensorLike } from './PlainTensor'

type Axes = number | readonly number[] | undefined

/** The numbers along some axes, for each place along the others. */
function along(
  given: TensorLike,
  axes: Axes,
  keep: boolean,
  join: (values: readonly number[]) => number,
  dtype?: Kind,
): PlainTensor {
  const x = toTensor(given)
  const { rank, shape } = x
  const gone = new Set(
    axes === undefined || axes === null ? shape.keys() : [axes].flat().map((axis) => axisOf(axis as number, rank)),
  )
  const groups = new Map<number, number[]>()
  const left = shape.map((size, axis) => (gone.has(axis) ? 1 : size))
  const numbers = build(left, () => 0)
  x.values.forEach((value, i) => {
    let place = 0
    let rest = i
    for (let axis = 0, stride = x.size; axis < rank; axis++) {
      const size = shape[axis] ?? 1
      stride /= size
      const here = Math.floor(rest / stride)
      rest -= here * stride
      place = place * (left[axis] ?? 1) + (gone.has(axis) ? 0 : here)
    }
    groups.set(place, [...(groups.get(place) ?? []), value])
  })
  const values = numbers.values.map((_, place) => join(groups.get(place) ?? []))
  const kept = keep ? left : shape.filter((_, axis) => !gone.has(axis))
  return new PlainTensor(kept, values, dtype ?? (x.dtype === 'bool' ? 'int32' : x.dtype))
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const meanOf = (values: readonly number[]): number => sumOf(values) / values.length
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity)

const sum = (x: TensorLike, axes?: Axes, keep = false) => along(x, axes, keep, sumOf)
const mean = (x: TensorLike, axes?: Axes, keep = false) => along(x, axes, keep, meanOf, 'float32')
const max = (x: TensorLike, axes?: Axes, keep = false) => along(x, axes, keep, largest)
const logSumExp = (x: TensorLike, axes?: Axes, keep = false) =>
  along(x, axes, keep, (values) => {
    const most = largest(values)
    return most + Math.log(sumOf(values.map((value) => Math.exp(value - most))))
  })
const firstOf = (best: (values: readonly number[]) => number) => (x: TensorLike, axis?: number) =>
  along(x, axis ?? 0, false, (values) => values.indexOf(best(values)), 'int32')
const smallest = (values: readonly number[]): number => -largest(values.map((value) => -value))

/** Operations that make fewer numbers of many. */
export const reductions = {
  sum,
  mean,
  max,
  logSumExp,
  min: (x: TensorLike, axes?: Axes, keep = false) => along(x, axes, keep, smallest),
  argMax: firstOf(largest),
  argMin: firstOf(smallest),
  moments(x: TensorLike, axes?: Axes, keep = false) {
    const middle = mean(x, axes, true)
    return { mean: mean(x, axes, keep), variance: mean(elementwise.square(elementwise.sub(x, middle)), axes, keep) }
  },
  softmax(x: TensorLike, axis = -1): PlainTensor {
    return elementwise.exp(elementwise.sub(x, logSumExp(x, axis, true)))
  },
  logSoftmax(x: TensorLike, axis = -1): PlainTensor {
    return elementwise.sub(x, logSumExp(x, axis, true))
  },
}

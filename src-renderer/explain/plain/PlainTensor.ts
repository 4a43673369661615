/** Kinds of numbers that the catalog's operations tell apart. */
export type Kind = 'float32' | 'int32' | 'bool'

/** A tensor as a list of numbers, row after row: for examples of a few numbers, where no engine is at hand. */
export class PlainTensor {
  constructor(
    readonly shape: number[],
    readonly values: readonly number[],
    readonly dtype: Kind = 'float32',
  ) {
    if (values.length !== sizeOf(shape)) throw new Error(`${values.length} numbers do not fill ${shape.join('×')}`)
  }
  get rank(): number {
    return this.shape.length
  }
  get size(): number {
    return this.values.length
  }
}

/** What operations take: a tensor, a number, or rows of numbers. */
export type TensorLike = PlainTensor | number | boolean | readonly TensorLike[]

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1)

/** Steps between neighbors along each axis. */
export const stridesOf = (shape: readonly number[]): number[] => shape.map((_, axis) => sizeOf(shape.slice(axis + 1)))

/** Number of an axis counted from the first one. */
export const axisOf = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis)

/** Places along each axis of the number at `at`. */
export const placesOf = (at: number, shape: readonly number[]): number[] =>
  stridesOf(shape).map((stride, axis) => Math.floor(at / stride) % (shape[axis] ?? 1))

/** A tensor of this shape whose numbers follow from their places. */
export const build = (
  shape: readonly number[],
  of: (places: readonly number[]) => number,
  dtype: Kind = 'float32',
): PlainTensor =>
  new PlainTensor(
    [...shape],
    Array.from({ length: sizeOf(shape) }, (_, at) => of(placesOf(at, shape))),
    dtype,
  )

/** The number at these places; an axis of size 1 serves all places of it. */
export function at({ shape, values }: PlainTensor, places: readonly number[]): number {
  const skipped = places.length - shape.length
  const strides = stridesOf(shape)
  return values[shape.reduce((sum, size, i) => sum + (size === 1 ? 0 : (places[i + skipped] ?? 0) * (strides[i] ?? 0)), 0)] ?? NaN // prettier-ignore
}

const shapeOfRows = (rows: TensorLike): number[] =>
  Array.isArray(rows) ? [rows.length, ...shapeOfRows((rows[0] ?? 0) as TensorLike)] : []

/** A tensor of whatever an operation may be given. */
export function toTensor(given: TensorLike, dtype?: Kind): PlainTensor {
  if (given instanceof PlainTensor) return given
  if (typeof given === 'number' || typeof given === 'boolean')
    return new PlainTensor([], [Number(given)], dtype ?? (typeof given === 'boolean' ? 'bool' : 'float32'))
  const flat = (given as readonly number[]).flat(Infinity) as number[]
  return new PlainTensor(shapeOfRows(given), flat.map(Number), dtype ?? 'float32')
}

/** The shape that two stretch to; as in TensorFlow, from the last axis on. */
export function stretched(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const [m, n] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1]
    if (m !== n && m !== 1 && n !== 1) throw new Error(`${a.join('×')} does not go with ${b.join('×')}`)
    return m === 1 ? n : m
  })
}

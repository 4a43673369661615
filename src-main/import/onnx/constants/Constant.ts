export type Numbers = Float32Array | Float64Array

/** A tensor whose numbers are known. */
export interface Constant {
  readonly shape: readonly number[]
  /** Whole numbers, or truth. */
  readonly whole: boolean
  /** The same number everywhere. */
  readonly uniform?: number
  /** Row after row. @throws Error where there are too many, or they are cut off. */
  read(): Numbers
}

/** Most equal numbers that are written out. */
const MOST_NUMBERS = 2 ** 24

export const countOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1)

export function uniformConstant(shape: readonly number[], whole: boolean, value: number): Constant {
  return {
    shape,
    whole,
    uniform: value,
    read: () => {
      if (!(countOf(shape) <= MOST_NUMBERS)) throw new RangeError('a tensor is too large')
      return (whole ? new Float64Array(countOf(shape)) : new Float32Array(countOf(shape))).fill(value)
    },
  }
}

export function constantOf(shape: readonly number[], whole: boolean, values: ArrayLike<number>): Constant {
  const numbers = whole
    ? Float64Array.from(values)
    : values instanceof Float32Array
      ? values
      : Float32Array.from(values)
  if (numbers.length !== countOf(shape)) throw new RangeError('a tensor has not as many numbers as its shape')
  return { shape, whole, read: () => numbers, ...(numbers.length === 1 && { uniform: numbers[0] as number }) }
}

/** A constant whose numbers are made of another's when they are asked for. */
export const derived = (from: Constant, shape: readonly number[], make: (numbers: Numbers) => Numbers): Constant =>
  from.uniform === undefined
    ? { shape, whole: from.whole, read: () => make(from.read()) }
    : uniformConstant(shape, from.whole, from.uniform)

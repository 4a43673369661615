import { addSegments } from './addSegments'
import { clearBytes } from './clearBytes'
import { columnSums } from './columnSums'
import { copyRows } from './copyRows'
import { dotProducts } from './dotProducts'
import { elementwise, type Sides } from './elementwise'
import { outerProducts } from './outerProducts'
import { type BinaryName, periodicBinary } from './periodicBinary'
import { poolGradient } from './poolGradient'
import { rowProducts } from './rowProducts'
import type { SimdFunction } from './SimdFunction'
import { squareRoots } from './squareRoots'

/** The largest tile of each kind of product, and the most vectors summed in one pass. Larger ones do not fit registers. */
export const tile = { rows: 4, width: 8, columns: 2, vectors: 4 } as const

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const binaries: readonly BinaryName[] = ['add', 'sub', 'mul', 'div']
const sides: readonly Sides[] = ['both', 'right single', 'left single']

/** Every SIMD function, in the order in which the module exports them. */
export const simdFunctions: readonly SimdFunction[] = [
  ...upTo(tile.rows).flatMap((rows) =>
    upTo(tile.width).flatMap((width) => [rowProducts(rows, width), outerProducts(rows, width)]),
  ),
  ...upTo(tile.rows).flatMap((rows) => upTo(tile.columns).map((columns) => dotProducts(rows, columns))),
  ...upTo(tile.vectors).map(columnSums),
  ...binaries.flatMap((op) => [periodicBinary(op, false), periodicBinary(op, true)]),
  ...binaries.flatMap((op) => sides.map((side) => elementwise(op, side))),
  ...[poolGradient('max'), poolGradient('average'), addSegments, copyRows, squareRoots, clearBytes],
]

const numbers = new Map(simdFunctions.map(({ name }, index) => [name, index]))

/** The number of a function, under which `SimdMath` and its threads call it. */
export function numberOf(name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`There is no SIMD function ${name}.`)
  return number
}

/** The numbers of the tiles of a product, by rows and then by columns, both from 1. */
export const tileNumbers = (name: string, columns: number): number[][] =>
  upTo(tile.rows).map((rows) => upTo(columns).map((column) => numberOf(`${name}${rows}x${column}`)))

/** The number of each operation of two tensors. */
export const elementwiseNumbers = Object.fromEntries(
  binaries.map((op) => [op, Object.fromEntries(sides.map((side) => [side, numberOf(elementwise(op, side).name)]))]),
) as Record<BinaryName, Record<Sides, number>>

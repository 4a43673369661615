import type { ItemValue } from './params'
import type { Shape } from './tensorType'

/** What a number that is written out is: something that flows forward, a weight, or a gradient that comes back. */
export type Tone = 'value' | 'weight' | 'gradient'

/** A piece of a computation: signs in the catalog's notation of formulas, or a number. */
export type Piece = string | { readonly value: number; readonly tone: Tone }
/** A line of a computation, in symbols or in numbers or in both. */
export type Line = readonly Piece[]

/** A tensor of one sample, row after row; no values: it has more than are written out. */
export interface Numbers {
  readonly shape: Shape
  readonly values?: readonly number[] | undefined
}

/** What a node computed in a step. */
export interface ArithmeticArgs<P> {
  readonly p: P
  /** Of one sample, in port order. */
  readonly inputs: readonly Numbers[]
  readonly weights: Readonly<Record<string, Numbers>>
  /** Gradients of the weights, penalties on them included. */
  readonly weightFlows: Readonly<Record<string, Numbers>>
  readonly output: Numbers
  /** Number of the output's values that is written out. */
  readonly at: number
  /** Gradient of the loss at the output; absent: the loss does not go by it. */
  readonly flow?: Numbers | undefined
  /** A chosen activation number by number; `undefined`: it does not go so. */
  activation(chosen: ItemValue): ((x: number) => number) | undefined
  /** Rows of the batch; only of a single one the gradients of weights can be written out. */
  readonly rows: number
}

/** A cell of rows and columns. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** A window that slides over the rows and columns of the input, where the number stands that is written out. */
export interface WindowSight {
  /** Rows and columns of the window. */
  readonly size: readonly [number, number]
  /** Cells of the input under it; padding has none. */
  readonly under: readonly Cell[]
  /** Channels of the input that the number comes from: the first, and how many. */
  readonly channels: readonly [first: number, count: number]
  /** Weights of the window for one of these channels, row after row; absent: it has none. */
  kernel?(channel: number): readonly number[]
  /** What the window makes of one of these channels, in full. */
  line(channel: number): Line
  /** Where a weight of the window met the input, and the gradient that came of it, in full; absent: none came, or there are no weights. */
  readonly weightPath?: (
    place: Cell,
    channel: number,
  ) => { readonly met: readonly (Cell & { readonly cell: number })[]; readonly line: Line }
}

/** How a value came about, and how its gradient went on; empty where there is nothing to write out. */
export interface Arithmetic {
  readonly forward: readonly Line[]
  readonly backward: readonly Line[]
  readonly window?: WindowSight
  /** Gradient that goes on from all of the node's output to one number of an input; `undefined`: that is not told. */
  onward?(input: number, place: number): number | undefined
}

/** Nothing is written out. */
export const NO_ARITHMETIC: Arithmetic = { forward: [], backward: [] }

/** Half the width of a difference. */
const STEP = 1e-4

/** The slope of a function at a place, by central difference. */
export const slopeAt = (f: (x: number) => number, x: number): number => (f(x + STEP) - f(x - STEP)) / (2 * STEP)

export const value = (number: number): Piece => ({ value: number, tone: 'value' })
export const weighed = (number: number): Piece => ({ value: number, tone: 'weight' })
export const gradient = (number: number): Piece => ({ value: number, tone: 'gradient' })

/** Most terms of a sum that are written out. */
export const MOST_TERMS = 5

/** Terms joined by plus signs, the first few of them. */
export function sumOf(terms: readonly Line[]): Line {
  const shown = terms.length > MOST_TERMS ? terms.slice(0, MOST_TERMS - 1) : terms
  const all = shown.flatMap((term, i) => (i === 0 ? term : [' + ', ...term]))
  return shown.length < terms.length ? [...all, ' + …'] : all
}

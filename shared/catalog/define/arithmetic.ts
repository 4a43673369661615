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

/** How a value came about, and how its gradient went on; empty where there is nothing to write out. */
export interface Arithmetic {
  readonly forward: readonly Line[]
  readonly backward: readonly Line[]
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

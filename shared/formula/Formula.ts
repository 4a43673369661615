/** Names of the inputs, in the order of their wires. */
export const INPUT_NAMES = ['a', 'b', 'c', 'd'] as const

/** Functions and how many arguments they take, at least and at most. */
export const FUNCTIONS = {
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  tanh: [1, 1],
  sigmoid: [1, 1],
  relu: [1, 1],
  softplus: [1, 1],
  step: [1, 1],
  min: [2, 16],
  max: [2, 16],
} as const satisfies Readonly<Record<string, readonly [number, number]>>

export type FunctionName = keyof typeof FUNCTIONS

/** Other names of functions. */
export const ALIASES: Readonly<Record<string, FunctionName>> = { ln: 'log' }
export type Operator = '+' | '-' | '*' | '/' | '^'

/** A formula as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  /** An input by its place among the wires, from 0. */
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Formula[] }

/** Parts that a formula is made of directly. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'number':
    case 'input':
      return []
    case 'negate':
      return [formula.of]
    case 'operation':
      return [formula.left, formula.right]
    case 'call':
      return formula.args
  }
}

/** Places of the inputs that a formula names. */
export const inputsOf = (formula: Formula): ReadonlySet<number> =>
  new Set(formula.kind === 'input' ? [formula.index] : partsOf(formula).flatMap((part) => [...inputsOf(part)]))

/** Whether it divides by a zero that is written there. */
export const dividesByZero = (formula: Formula): boolean =>
  (formula.kind === 'operation' && formula.operator === '/' && isZero(formula.right)) ||
  partsOf(formula).some(dividesByZero)
const isZero = (formula: Formula): boolean =>
  formula.kind === 'negate' ? isZero(formula.of) : formula.kind === 'number' && formula.value === 0

/** How many operations it takes. */
export const operationsOf = (formula: Formula): number =>
  partsOf(formula).reduce(
    (sum, part) => sum + operationsOf(part),
    formula.kind === 'number' || formula.kind === 'input' ? 0 : 1,
  )

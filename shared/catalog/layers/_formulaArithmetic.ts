import { evaluateNumber } from '../../formula/evaluateNumber'
import { INPUT_NAMES, inputsOf, type Formula, type Operator } from '../../formula/Formula'
import { parseFormula } from '../../formula/parseFormula'
import {
  gradient,
  NO_ARITHMETIC,
  slopeAt,
  value,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
  type Piece,
} from '../define/arithmetic'

/** How tightly an operation binds. */
const LEVELS: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 }
const SIGNS: Readonly<Record<Operator, string>> = { '+': ' + ', '-': ' − ', '*': ' · ', '/': ' / ', '^': '^' }

/** A formula in signs, with something for each input. */
export function writeFormula(formula: Formula, input: (index: number) => Piece, least = 0): Line {
  const inBrackets = (level: number, line: Line): Line => (level < least ? ['(', ...line, ')'] : line)
  switch (formula.kind) {
    case 'number':
      return [String(formula.value)]
    case 'input':
      return [input(formula.index)]
    case 'negate':
      return inBrackets(3, ['−', ...writeFormula(formula.of, input, 3)])
    case 'call':
      return [`${formula.name}(`, ...formula.args.flatMap((arg, i) => [...(i > 0 ? [', '] : []), ...writeFormula(arg, input)]), ')'] // prettier-ignore
    case 'operation': {
      const { operator, left, right } = formula
      const level = LEVELS[operator]
      if (operator === '^' && right.kind === 'number')
        return inBrackets(level, [...writeFormula(left, input, level + 1), `^{${right.value}}`])
      return inBrackets(level, [
        ...writeFormula(left, input, operator === '^' ? level + 1 : level),
        SIGNS[operator],
        ...writeFormula(right, input, operator === '^' ? level : level + 1),
      ])
    }
  }
}

/** A formula with its inputs put in, and the gradients of these: what came back times the slope for each. */
export function formulaArithmetic(args: ArithmeticArgs<{ readonly formula: string }>): Arithmetic {
  const { p, inputs, output, at, flow } = args
  const parsed = parseFormula(p.formula)
  const answer = output.values?.[at]
  // A single number goes with inputs of any shape.
  const entered = inputs.map(({ values }) => (values?.length === 1 ? values[0] : values?.[at]))
  if (!parsed.ok || answer === undefined || entered.includes(undefined)) return NO_ARITHMETIC
  const numbers = entered as readonly number[]
  const tree = parsed.value
  const forward: Line[] = [
    ['y = ', ...writeFormula(tree, (i) => INPUT_NAMES[i] ?? '?')],
    ['y = ', ...writeFormula(tree, (i) => value(numbers[i] ?? NaN)), ' = ', value(answer)],
  ]
  const came = flow?.values?.[at]
  if (came === undefined) return { forward, backward: [] }
  const slopeFor = (own: readonly number[], i: number): number =>
    slopeAt((x) => evaluateNumber(tree, own.map((other, k) => (k === i ? x : other))), own[i] ?? NaN) // prettier-ignore
  const backward = [...inputsOf(tree)].sort().map((i): Line => {
    const slope = slopeFor(numbers, i)
    const name = INPUT_NAMES[i] ?? '?'
    return [`∂L/∂${name} = ∂L/∂y · ∂y/∂${name} = `, gradient(came), ' · ', value(slope), ' = ', gradient(came * slope)]
  })
  return {
    forward,
    backward: [['∂L/∂y = ', gradient(came)], ...backward],
    onward: (input, place) => {
      const own = inputs.map(({ values }) => values?.[place])
      const back = flow?.values?.[place]
      // A number that goes with all of another input's gets a sum, which is not told.
      const alike = inputs.every(({ values }) => values?.length === output.values?.length)
      return back === undefined || !alike ? undefined : back * slopeFor(own as readonly number[], input)
    },
  }
}

import { describe, expect, test } from 'vitest'
import { FUNCTIONS, inputsOf, operationsOf } from '@shared/formula/Formula'
import { parseFormula } from '@shared/formula/parseFormula'
import { toPython } from '@shared/formula/toPython'

const python = (text: string): string => {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return toPython(parsed.value, ['a', 'b', 'c', 'd'])
}
const problem = (text: string) => {
  const parsed = parseFormula(text)
  return parsed.ok ? undefined : { code: parsed.error.code, position: parsed.error.values['position'] }
}

describe('a formula', () => {
  test.each([
    ['-a^2', '-(a**2.0)'],
    ['(-a)^2', '(-a) ** 2.0'],
    ['a^b^c', 'a**b**c'],
    ['(a^b)^c', '(a**b) ** c'],
    ['a^-b', 'a**-b'],
    ['a - b - c', 'a - b - c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a / b * c', 'a / b * c'],
    ['a / (b * c)', 'a / (b * c)'],
    ['- - a', '--a'],
    ['+a·b − c×d', 'a * b - c * d'],
    ['1.5e-3*a + .5', '0.0015 * a + 0.5'],
    ['ln(A) + SIN(b) * Pi - LN(c)', `keras.ops.log(a) + keras.ops.sin(b) * ${Math.PI} - keras.ops.log(c)`],
    ['min(a, b; c)', 'keras.ops.minimum(keras.ops.minimum(a, b), c)'],
  ])('%s is %s in Python', (text, expected) => expect(python(text)).toBe(expected))

  test('names its inputs and counts its operations', () => {
    const parsed = parseFormula('a * sin(d) - a')
    if (!parsed.ok) throw new Error(parsed.error.code)
    expect([...inputsOf(parsed.value)]).toEqual([0, 3])
    expect(operationsOf(parsed.value)).toBe(3)
  })
})

test.each([
  ['2a', 'formulaUnexpected', 2],
  ['a # b', 'formulaUnexpected', 3],
  ['a b', 'formulaUnexpected', 3],
  ['a(b)', 'formulaUnexpected', 2],
  ['max(a b)', 'formulaUnexpected', 7],
  ['* a', 'formulaUnexpected', 1],
  ['a + * b', 'formulaUnexpected', 5],
  ['()', 'formulaOperand', 2],
  ['a + (b', 'formulaBracket', 5],
  ['a)', 'formulaBracket', 2],
  ['sin(a', 'formulaBracket', 4],
  ['a + ', 'formulaOperand', 4],
  ['  a ^', 'formulaOperand', 6],
  ['a + foo', 'formulaUnknownName', 5],
  ['2 * а', 'formulaCyrillic', 5],
  ['соs(a)', 'formulaCyrillic', 1],
  ['constructor', 'formulaUnknownName', 1],
  ['__proto__(a)', 'formulaUnknownName', 1],
  ['sin', 'formulaArguments', 1],
  ['sin()', 'formulaArguments', 1],
  ['min(a)', 'formulaArguments', 1],
  ['a * 1e39', 'formulaNumber', 5],
  ['', 'formulaEmpty', undefined],
])('“%s” is refused at its place', (text, code, position) => expect(problem(text)).toEqual({ code, position }))

test('hostile texts are refused at once and never thrown over', () => {
  const started = performance.now()
  expect(problem('('.repeat(10_000))?.code).toBe('formulaTooLong')
  for (const piece of ['(', '-', 'a^', 'sin(', '-(', 'max(a,'])
    expect(problem(piece.repeat(Math.floor(1000 / piece.length))), piece).toMatchObject({ code: 'formulaTooDeep' })
  expect(problem(`a^${'9'.repeat(900)}`)?.code).toBe('formulaNumber')
  expect(problem('9'.repeat(38) + '*a')).toBeUndefined()
  expect(problem(`a${'+a'.repeat(499)}`)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1000)
})

test('every function is written in Python', () => {
  for (const [name, [least]] of Object.entries(FUNCTIONS))
    expect(python(`${name}(${Array.from({ length: least }, () => 'a').join(',')})`)).toMatch(/^keras\.ops\.\w+\(a/)
})

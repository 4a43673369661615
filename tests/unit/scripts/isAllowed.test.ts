import { expect, test } from 'vitest'
import { load } from './load'

const { isAllowed } = await load('licenses/isAllowed.mjs')

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['(MIT AND (ISC OR GPL-3.0))', true],
  ['(MIT OR ISC) AND GPL-3.0', false],
  ['GPL-3.0 OR MIT AND ISC', true],
  ['MIT with changes', false],
  ['', false],
  ['GPL-3.0', false],
  ['none stated', false],
  ['SEE LICENSE IN LICENSE', false],
])('%s: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected)
})

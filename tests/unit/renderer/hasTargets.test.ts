import { expect, test } from 'vitest'
import { hasTargets } from '../../../src-renderer/insight/hasTargets'
import { template } from '../../support/documents'

test.each([
  ['kohonenMap', false],
  ['rbmDigits', false],
  ['annealing', false],
  ['lvqIris', true],
  ['dbn', true],
  ['xorMlp', true],
])('%s: something to compare answers with is %s', (name, expected) => {
  const document = template(name)
  expect(hasTargets(document)).toBe(expected)
})

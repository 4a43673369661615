import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { GraphDocument } from '@shared/graph/document'
import { hasTargets } from '../../../src-renderer/insight/hasTargets'

test.each([
  ['classical/kohonenMap', false],
  ['classical/rbmDigits', false],
  ['classical/annealing', false],
  ['classical/lvqIris', true],
  ['classical/dbn', true],
  ['foundations/xorMlp', true],
])('%s: something to compare answers with is %s', async (template, expected) => {
  const document = JSON.parse(await readFile(`templates/${template}.neuroloom.json`, 'utf8')) as GraphDocument
  expect(hasTargets(document)).toBe(expected)
})

import { describe, expect, it } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import { ruleDocument } from '../../numeric/rules/trainRule'
import { toDocument } from '../../numeric/trainer/toDocument'

const gate = { type: 'logicGate', params: { encoding: 'signed' } }
const codesOf = (document: ReturnType<typeof ruleDocument>) => checkGraph(document).diagnostics.map(({ code }) => code)

describe('learning rules are checked', () => {
  it('nothing is wrong with a perceptron and its rule', () => {
    expect(codesOf(ruleDocument([gate, { type: 'perceptron' }, { type: 'perceptronRule' }]))).toEqual([])
  })

  it('a rule wired to a layer that it cannot train is told at its port, and mended', () => {
    const document = ruleDocument([gate, { type: 'maxout' }, { type: 'perceptronRule' }])
    const found = checkGraph(document).diagnostics.find(({ code }) => code === 'ruleCannotTrain')
    expect(found).toMatchObject({ severity: 'error', target: { kind: 'port', node: 'rule', port: 'layer' } })
    const [fix] = found?.fixes ?? []
    const mended = fix && applyEdit(document, fix.change.edit)
    if (!mended?.ok) throw new Error('The fix cannot be applied')
    expect(codesOf(mended.value.document)).toEqual([])
  })

  it('a layer that only a rule can train asks for one, and gets it', () => {
    const document = toDocument(
      [{ ...gate, id: 'data' }, { id: 'layer', type: 'perceptron' }, { id: 'loss', type: 'hinge' }],
      [['data.features', 'layer'], ['layer', 'loss.prediction'], ['data.target', 'loss.target']],
      { batchSize: 1, split: { validation: 0, test: 0 } },
    ) // prettier-ignore
    const found = checkGraph(document).diagnostics.find(({ code }) => code === 'ruleNeeded')
    const [fix] = found?.fixes ?? []
    const mended = fix && applyEdit(document, fix.change.edit)
    if (!mended?.ok) throw new Error('The fix cannot be applied')
    expect(codesOf(mended.value.document)).not.toContain('ruleNeeded')
  })
})

import { describe, expect, it, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { learnedByRules, rulesOfTurn } from '@shared/compile/learnedByRules'
import { graphOf } from './graphOf'
import { template } from '../../support/documents'

describe('networks that rules alone teach', () => {
  test.each([
    ['kohonenMap', true],
    ['rbfNet', true],
    ['winnow', true],
    ['dbn', false],
    ['cellularNet', false],
    ['xorMlp', false],
  ])('%s: %s', (name, expected) => {
    const document = template(name)
    expect(learnedByRules(document, checkGraph(document)).length > 0).toBe(expected)
  })

  it('tells turns of rules from turns of gradients', () => {
    const document = template('dbn')
    const turns = document.training.phases?.map(({ turns: [turn = {}] }) => turn) ?? []
    const checked = checkGraph(document)
    expect(turns.map((turn) => rulesOfTurn(document, checked, turn))).toEqual([['cd1'], ['cd2'], []])
  })

  it('has nothing to say of a network that learns nothing, or where a layer adds a loss', () => {
    const bare = graphOf({ data: 'iris' })
    expect(learnedByRules(bare, checkGraph(bare))).toEqual([])
    const adding = graphOf({ data: 'iris', a: 'activityRegularization', map: 'kohonen', rule: 'som' }, [
      'data.features > a > map > rule.layer',
    ])
    expect(learnedByRules(adding, checkGraph(adding))).toEqual([])
  })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, it, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { learnedByRules, rulesOfTurn } from '@shared/compile/learnedByRules'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'

const template = async (name: string): Promise<GraphDocument> =>
  JSON.parse(await readFile(`templates/${name}.neuroloom.json`, 'utf8')) as GraphDocument

describe('networks that rules alone teach', () => {
  test.each([
    ['classical/kohonenMap', true],
    ['classical/rbfNet', true],
    ['classical/winnow', true],
    ['classical/dbn', false],
    ['classical/cellularNet', false],
    ['foundations/xorMlp', false],
  ])('%s: %s', async (name, expected) => {
    const document = await template(name)
    expect(learnedByRules(document, checkGraph(document)).length > 0).toBe(expected)
  })

  it('tells turns of rules from turns of gradients', async () => {
    const document = await template('classical/dbn')
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

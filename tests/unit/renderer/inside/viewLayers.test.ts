import { expect, it, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { showsWeights, viewLayers } from '../../../../src-renderer/inside/viewLayers'
import { graphOf } from '../../compile/graphOf'
import { template } from '../../../support/documents'

const kindsOf = (document: GraphDocument): readonly string[] =>
  viewLayers(checkGraph(document)).map(({ node, views }) => `${node.type}: ${views.map(({ kind }) => kind).join(' ')}`)

test.each([
  ['hebb', ['dense: prototypes']],
  ['extremeLearning', ['dense: prototypes']],
  ['winnow', ['perceptron: line', 'perceptron: line']],
  ['rbfNet', ['rbf: prototypes', 'dense: prototypes']],
  ['markovChain', ['markovChain: prototypes', 'markovChain: prototypes']],
  ['xorMlp', []],
])('%s can be looked into at %j', (name, expected) => {
  expect(kindsOf(template(name))).toEqual(expected)
})

it('draws weights that a rule trains as points and as lines where there is a plane for them', () => {
  const document = graphOf({ data: 'moons', x: ['dense', { units: 1 }], rule: 'hebb' }, [
    'data.features > x > rule.layer',
  ])
  expect(kindsOf(document)).toEqual(['dense: prototypes line'])
})

it('calls bare weights weights', () => {
  expect(showsWeights({ kind: 'prototypes', weight: 'kernel', transposed: true }, 4)).toBe(true)
  expect(showsWeights({ kind: 'prototypes', weight: 'prototypes' }, 4)).toBe(false)
  expect(showsWeights({ kind: 'line', kernel: 'kernel', bias: 'bias' }, 2)).toBe(false)
  expect(showsWeights({ kind: 'line', kernel: 'kernel', bias: 'bias' }, 3)).toBe(true)
})

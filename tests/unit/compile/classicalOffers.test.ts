import { describe, expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import { describeFix } from '@shared/graph/diagnostics/fixTexts'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'

const offers = (document: GraphDocument, code: string): string[] =>
  checkGraph(document)
    .diagnostics.filter((d) => d.code === code)
    .flatMap(({ fixes }) => fixes.map((fix) => describeFix(fix, 'en')))

/** Does what the first button of each error says; the words of the buttons, and what is left. */
function mend(document: GraphDocument) {
  const said: string[] = []
  let now = document
  for (let k = 0; k < 8; k++) {
    const [fix] = checkGraph(now).diagnostics.find(({ severity }) => severity === 'error')?.fixes ?? []
    if (!fix) break
    const applied = applyEdit(now, fix.change.edit)
    if (!applied.ok) throw new Error(applied.error.message)
    said.push(describeFix(fix, 'en'))
    now = applied.value.document
  }
  const left = checkGraph(now).diagnostics.filter(({ severity }) => severity !== 'info')
  return { said, left: left.map(({ code }) => code) }
}

describe('what is offered to classical layers leads to a network', () => {
  test.each([
    ['iris', ['Add Categorical cross-entropy', 'Insert Dense: 3 units, Softmax']],
    ['moons', ['Add Binary cross-entropy', 'Insert Dense: 1 unit, Sigmoid']],
    ['mnist', ['Add Categorical cross-entropy', 'Insert Flatten', 'Insert Dense: 10 units, Softmax']],
    ['linearClasses', ['Add Hinge', 'Insert Dense: 1 unit']],
  ])('features that were drawn once are not cut to the classes of %s: a Dense answers for them', (data, words) => {
    const { said, left } = mend(graphOf({ data, hidden: 'extremeLearning' }, ['data.features > hidden']))
    expect(said).toEqual(words)
    expect(left).toEqual([])
  })

  test('a machine with a memory gets as many units as each step of the target has numbers', () => {
    const { said, left } = mend(graphOf({ data: 'bitCopy', machine: 'ntm' }, ['data.features > machine']))
    expect(said).toEqual(['Add Mean squared error', 'Set Units to 4'])
    expect(left).toEqual([])
  })
  test('a reservoir gets a Dense for each step', () => {
    const { said, left } = mend(graphOf({ data: 'bitCopy', echo: 'echoState' }, ['data.features > echo']))
    expect(said).toEqual(['Add Mean squared error', 'Insert Dense: 4 units'])
    expect(left).toEqual([])
  })

  test.each([
    ['bam', 'bamStorage', 'features', 'Set Partner’s units to 35'],
    ['outstar', 'outstarRule', 'code', 'Set Rays to 32'],
  ])('%s gets as many units as its target has values', (layer, rule, target, words) => {
    const wires = ['data.label > layer', 'layer > rule.layer', `data.${target} > rule.target`]
    expect(mend(graphOf({ data: 'letters', layer, rule }, wires)).said).toEqual([words])
  })
  test('a memory whose patterns have another size is offered no layer in between', () => {
    const wires = ['data.features > layer', 'layer > rule.layer', 'data.code > rule.target']
    const document = graphOf({ data: 'letters', layer: 'hopfield', rule: 'hopfieldStorage' }, wires)
    expect(offers(document, 'shapesDiffer')).toEqual([])
  })
})

describe('rules and data', () => {
  test('where the data have no target, the first rule that does without is offered, and none that would lack it', () => {
    expect(offers(graphOf({ data: 'cities', a: 'perceptron' }, ['data.features > a']), 'noLoss')).toEqual(['Add Hebb'])
    expect(offers(graphOf({ data: 'cities', a: 'lvq' }, ['data.features > a']), 'noLoss')).toEqual([])
    expect(offers(graphOf({ a: 'lvq' }), 'noLoss')).toEqual(['Add LVQ1'])
  })

  test.each([
    ['binaryThreshold', 'hopfieldStorage', {}, 'notTwoValued', ['Set Values to 0 and 1']],
    ['hopfield', 'hopfieldStorage', { values: 'binary' }, 'notTwoValued', ['Set Values to −1 and +1']],
  ])('%s is offered letters that are written as it reads them', (layer, rule, values, code, words) => {
    const wires = ['data.features > layer', 'layer > rule.layer', 'data.target > rule.target']
    const document = graphOf({ data: ['letters', values], layer, rule }, wires)
    expect(offers(document, code)).toEqual(words)
    const fix = checkGraph(document).diagnostics.find((d) => d.code === code)?.fixes[0]
    const mended = fix && applyEdit(document, fix.change.edit)
    expect(mended?.ok && offers(mended.value.document, code)).toEqual([])
  })
  test('so is a Boltzmann machine behind a Flatten, and a restricted one, which may read other numbers as well', () => {
    const wires = ['data.features > flat > layer', 'layer > rule.layer']
    const machine = (layer: string, rule: string) => graphOf({ data: 'letters', flat: 'flatten', layer, rule }, wires)
    expect(offers(machine('boltzmann', 'boltzmannLearning'), 'valuesOutside')).toEqual(['Set Values to 0 and 1'])
    expect(offers(machine('rbm', 'contrastiveDivergence'), 'valuesOutside')).toEqual([
      'Set Values to 0 and 1',
      'Set Visible units to Gaussian',
    ])
  })

  test('Hebb without a target wants weights that are not zero: a Dense in place of the perceptron, or drawn ones', () => {
    const wires = ['data.features > layer', 'layer > rule.layer']
    const hebb = (layer: Parameters<typeof graphOf>[0][string], form = 'oja') =>
      offers(graphOf({ data: 'iris', layer, rule: ['hebb', { form }] }, wires), 'restsAtZero')
    expect(hebb('perceptron')).toEqual(['Replace with Dense'])
    expect(hebb('perceptron', 'plain')).toEqual([])
    expect(hebb('dense')).toEqual([])
    expect(hebb(['dense', { kernelInitializer: 'zeros' }])).toEqual([expect.stringContaining('Glorot uniform')])
  })

  test('a tour is not offered more cities than it takes', () => {
    const wires = ['data.features > layer', 'layer > rule.layer']
    const tour = (samples: number) => graphOf({ data: ['blobs', { samples }], layer: 'tour', rule: 'annealing' }, wires)
    expect(offers(tour(150), 'citiesUnlikeRows')).toEqual(['Set Cities to 120'])
    expect(offers(tour(4000), 'citiesUnlikeRows')).toEqual([])
  })

  test('a machine whose units see all of a row asks for a row', () => {
    const document = graphOf({ data: 'mnist', layer: 'rbm' }, ['data.features > layer'])
    const [problem] = checkGraph(document).diagnostics.filter(({ code }) => code === 'wrongRank')
    expect(problem?.values).toMatchObject({ needed: 1, rank: 3 })
    expect(offers(document, 'wrongRank')).toEqual(['Insert Flatten'])
  })
})

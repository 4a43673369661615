import { expect, it } from 'vitest'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { GraphDocument } from '@shared/graph/document'
import { answersOf } from '../../../../src-renderer/insight/answersOf'
import { sampleNodes } from '../../../../src-renderer/samples/sampleNodes'
import { toDocument } from '../../../numeric/trainer/toDocument'
import { digitAutoencoder, moonDiffusion } from '../../../support/generativeDocuments'

function answers(document: GraphDocument): string[] {
  const plan = toTrainingPlan(document)
  if (!plan.ok) throw new Error(JSON.stringify(plan.error))
  return [...answersOf(plan.value)]
}
const data = { id: 'data', type: 'moons' }
const z = { id: 'z', type: 'noise', params: { shape: [2] } }
const fake = { id: 'fake', type: 'dense', params: { units: 2 } }
const loss = { id: 'loss', type: 'meanSquaredError' }

it('a loss answers where its prediction depends on the data', () => {
  expect(answers(moonDiffusion(1))).toEqual(['loss'])
  expect(answers(digitAutoencoder(1))).toEqual(['loss'])
})

it('none answers where all comes from noise', () => {
  const wires = [
    ['z', 'fake'],
    ['fake', 'loss.prediction'],
    ['data.features', 'loss.target'],
  ] as const
  expect(answers(toDocument([data, z, fake, loss], wires))).toEqual([])
})

it('of a pair that compete only the one that sees the data answers', () => {
  const one = { type: 'dense', params: { units: 1 } }
  const pair = toDocument(
    [
      data,
      z,
      fake,
      { ...one, id: 'judge' },
      { ...one, id: 'again', sharesWith: 'judge' },
      loss,
      { ...loss, id: 'other' },
    ],
    [['data.features', 'judge'], ['judge', 'loss.prediction'], ['data.target', 'loss.target'],
      ['z', 'fake'], ['fake', 'again'], ['again', 'other.prediction'], ['data.target', 'other.target']], // prettier-ignore
  )
  expect(answers(pair)).toEqual(['loss'])
})

it('nodes that show samples know what they show', () => {
  const [made] = sampleNodes(moonDiffusion(1, 77))
  expect(made).toMatchObject({ node: { id: 'made' }, source: { node: 'guess', port: 'output' }, rows: 77 })
  const loose = toDocument([{ id: 'alone', type: 'samples' }], [])
  expect(sampleNodes(loose)).toEqual([{ node: loose.nodes[0], rows: 16 }])
})

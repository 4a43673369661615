import { expect, it } from 'vitest'
import { whatCanBeAsked } from '../../../../src-renderer/insight/whatCanBeAsked'
import { sampleNodes } from '../../../../src-renderer/samples/sampleNodes'
import { digitAutoencoder, moonDiffusion } from '../../../support/generativeDocuments'
import { toDocument } from '../../../numeric/trainer/toDocument'

const asked = (document: Parameters<typeof whatCanBeAsked>[0]) => {
  const { inputs, answers, judged } = whatCanBeAsked(document)
  return { inputs: inputs.map(({ id }) => id), answers: [...answers], judged: [...judged] }
}
const data = { id: 'data', type: 'moons' }
const z = { id: 'z', type: 'noise', params: { shape: [2] } }
const fake = { id: 'fake', type: 'dense', params: { units: 2 } }
const loss = { id: 'loss', type: 'meanSquaredError' }

it('is given its data where the prediction depends on them', () => {
  expect(asked(moonDiffusion(1))).toEqual({ inputs: ['data'], answers: ['loss'], judged: [] })
  expect(asked(digitAutoencoder(1))).toEqual({ inputs: ['data'], answers: ['loss'], judged: [] })
  const plain = toDocument([data, fake, loss], [['data.features', 'fake'], ['fake', 'loss.prediction'], ['data.target', 'loss.target']]) // prettier-ignore
  expect(asked(plain)).toEqual({ inputs: ['data'], answers: ['loss'], judged: ['loss'] })
})

it('is given nothing where all comes from noise', () => {
  const generator = toDocument([data, z, fake, loss], [['z', 'fake'], ['fake', 'loss.prediction'], ['data.features', 'loss.target']]) // prettier-ignore
  expect(asked(generator)).toEqual({ inputs: [], answers: [], judged: [] })
})

it('of a pair that compete only the one that sees the data answers', () => {
  const pair = toDocument(
    [
      data,
      z,
      fake,
      { id: 'judge', type: 'dense', params: { units: 1 } },
      { ...fake, id: 'again', sharesWith: 'judge' },
      loss,
      { ...loss, id: 'other' },
    ],
    [['data.features', 'judge'], ['judge', 'loss.prediction'], ['data.target', 'loss.target'],
      ['z', 'fake'], ['fake', 'again'], ['again', 'other.prediction'], ['data.target', 'other.target']], // prettier-ignore
  )
  expect(asked(pair)).toEqual({ inputs: ['data'], answers: ['loss'], judged: ['loss'] })
})

it('is not asked where the network takes more of the data than their features', () => {
  const conditional = toDocument([data, fake, loss], [['data.target', 'fake'], ['fake', 'loss.prediction'], ['data.features', 'loss.target']]) // prettier-ignore
  expect(asked(conditional).inputs).toEqual([])
})

it('nodes that show samples know what they show', () => {
  const [made] = sampleNodes(moonDiffusion(1, 77))
  expect(made).toMatchObject({ node: { id: 'made' }, source: { node: 'guess', port: 'output' }, rows: 77 })
  const loose = toDocument([{ id: 'alone', type: 'samples' }], [])
  expect(sampleNodes(loose)).toEqual([{ node: loose.nodes[0], rows: 16 }])
})

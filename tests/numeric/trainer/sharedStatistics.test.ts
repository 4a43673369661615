import { afterAll, expect, it } from 'vitest'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import { dense, toDocument } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const MOMENTUM = 0.5

/** One step on all flowers at once; two normalizations that see the same batch, with statistics of their own or shared. */
async function statisticsOf(sharesWith: string | undefined) {
  const normalize = { type: 'batchNormalization', params: { momentum: MOMENTUM } }
  const document = toDocument(
    [
      { id: 'data', type: 'iris' },
      { id: 'left', ...normalize },
      { id: 'right', ...normalize, ...(sharesWith !== undefined && { sharesWith }) },
      { id: 'sum', type: 'add' },
      { id: 'classes', ...dense(3, 'softmax') },
      { id: 'loss', type: 'categoricalCrossentropy' },
    ],
    [
      ['data.features', 'left'],
      ['data.features', 'right'],
      ['left', 'sum'],
      ['right', 'sum'],
      ['sum', 'classes'],
      ['classes', 'loss.prediction'],
      ['data.target', 'loss.target'],
    ],
    { seed: 3, epochs: 1, batchSize: 150, split: { validation: 0, test: 0 } },
  )
  const { session } = await trainDocument(document)
  if (!session.network) throw new Error('no network')
  const { left } = await snapshotWeights(session.network)
  return { mean: left?.['moving_mean']?.values, variance: left?.['moving_variance']?.values }
}

it('statistics that two nodes share follow what both see, one after the other', async () => {
  const own = await statisticsOf(undefined)
  const shared = await statisticsOf('left')
  expect(own.mean).toHaveLength(4)
  // From 0 towards the mean of the batch once, (1 − m)μ, and twice, (1 − m²)μ; the variance likewise from 1.
  own.mean?.forEach((mean, i) => expect(shared.mean?.[i]).toBeCloseTo(mean * (1 + MOMENTUM), 5))
  own.variance?.forEach((variance, i) =>
    expect(shared.variance?.[i]).toBeCloseTo(1 + (variance - 1) * (1 + MOMENTUM), 5),
  )
})

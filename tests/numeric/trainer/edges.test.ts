import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { nativeMissing } from '../engine/native'
import { dense, toChain, toDocument } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const training = (learningRate = 0.01) => ({
  epochs: 2,
  batchSize: 8,
  optimizer: { type: 'sgd', params: { learningRate } },
  split: { validation: 0, test: 0 },
})

describe.each([['wasm', undefined] as const, ['tensorflow', nativeMissing] as const])(
  'networks at the edge of sense on %s',
  (backend, missing) => {
    beforeEach((context) => context.skip(Boolean(missing), missing))

    const lossesOf = async (document: Parameters<typeof trainDocument>[0]) =>
      (await trainDocument(document, { backend })).curve('train/loss').values

    it('a CTC of a single moment learns', async () => {
      const document = toDocument(
        [
          { id: 'data', type: 'toyCtc', params: { samples: 20, symbols: 2, length: 1 } },
          { id: 'noise', type: 'noise', params: { shape: [1, 2] } },
          { ...dense(3), id: 'out' },
          { id: 'loss', type: 'ctc' },
        ],
        [
          ['noise', 'out'],
          ['out', 'loss.prediction'],
          ['data.target', 'loss.target'],
        ],
        training(),
      )
      // The logarithm of at most three symbols that are as likely as one another, a little off.
      for (const loss of await lossesOf(document)) expect(loss).toBeLessThan(4)
    })

    it('of a sequence of nothing but padding comes 0, whatever pools it', async () => {
      for (const type of ['globalMaxPooling1d', 'globalAveragePooling1d']) {
        const document = toChain(
          { id: 'data', type: 'sineWindows', params: { steps: 4 } },
          [{ type: 'rescaling', params: { scale: 0 } }, { type: 'masking' }, { type }, dense(1)],
          { type: 'meanSquaredError' },
          training(),
        )
        for (const loss of await lossesOf(document)) expect(loss).toBeLessThan(2)
      }
    })

    it('a separable convolution of one channel and one filter learns', async () => {
      const document = toDocument(
        [
          { id: 'data', type: 'sine', params: { samples: 64 } },
          { id: 'noise', type: 'noise', params: { shape: [4, 4, 1] } },
          { ...dense(1), id: 'before' },
          { id: 'conv', type: 'separableConv2d', params: { filters: 1, kernelSize: [1, 1] } },
          { id: 'flat', type: 'flatten' },
          { ...dense(1), id: 'out' },
          { id: 'loss', type: 'logCosh' },
        ],
        [
          ['noise', 'before'],
          ['before', 'conv'],
          ['conv', 'flat'],
          ['flat', 'out'],
          ['out', 'loss.prediction'],
          ['data.target', 'loss.target'],
        ],
        training(),
      )
      expect(await lossesOf(document)).toHaveLength(16)
    })

    it('a loss that explodes speaks of the layer that fed it', async () => {
      const document = toChain(
        { id: 'data', type: 'regressionLine' },
        [dense(8), dense(1)],
        { type: 'meanSquaredError' },
        training(100),
      )
      await expect(trainDocument(document, { backend })).rejects.toThrow(/“layer[01]”/)
    })
  },
)

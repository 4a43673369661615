import { toDocument } from '../trainer/toDocument'
import type { Case } from './cases'
import { blobs, compiledModes, settings } from './programs'

const readout = { type: 'leastSquares', params: { ridge: 0.1 } }

/** RBF units by k-means, both ways, reservoirs and random features, each with a readout by least squares, all at once. */
export const kernelCases: readonly Case[] = [
  {
    name: 'k-means, least squares, random features',
    document: toDocument(
      [
        blobs,
        { id: 'centers', type: 'rbf', params: { units: 5 } },
        { id: 'batch', type: 'kMeans', params: { overlap: 2 } },
        { id: 'drawn', type: 'rbf', params: { units: 4 } },
        { id: 'online', type: 'kMeans', params: { mode: 'online' } },
        { id: 'taught', type: 'rbf', params: { units: 3 } },
        { id: 'random', type: 'extremeLearning', params: { units: 6, activation: 'tanh' } },
        { id: 'all', type: 'concatenate' },
        { id: 'fitted', type: 'dense', params: { units: 3 } },
        { ...readout, id: 'fit' },
        { id: 'head', type: 'dense', params: { units: 3, activation: 'softmax' } },
        { id: 'loss', type: 'categoricalCrossentropy' },
      ],
      [
        ['data.features', 'centers'], ['data.features', 'drawn'], ['data.features', 'taught'], ['data.features', 'random'],
        ['centers', 'batch.layer'], ['drawn', 'online.layer'], ['centers', 'all'], ['drawn', 'all'], ['random', 'all'],
        ['all', 'fitted'], ['fitted', 'fit.layer'], ['data.target', 'fit.target'],
        ['taught', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target'],
      ],
      settings({ batchSize: 300 }),
    ),
    tolerance: 1e-3,
    modes: compiledModes,
  },
  {
    name: 'reservoirs',
    document: toDocument(
      [
        { id: 'data', type: 'mackeyGlass', params: { pieces: 80, steps: 3, leadIn: 2, horizon: 5 } },
        { id: 'echo', type: 'echoState', params: { units: 5, density: 0.5, washout: 2, leak: 0.5 } },
        { id: 'liquid', type: 'liquidState', params: { units: 5, density: 0.5, washout: 2, filterTime: 2 } },
        { id: 'both', type: 'concatenate' },
        { id: 'fitted', type: 'dense', params: { units: 1 } },
        { ...readout, id: 'fit' },
      ],
      [
        ['data.features', 'echo'], ['data.features', 'liquid'], ['echo', 'both'], ['liquid', 'both'],
        ['both', 'fitted'], ['fitted', 'fit.layer'], ['data.target', 'fit.target'],
      ],
      settings({ batchSize: 300 }),
    ),
    tolerance: 1e-3,
    modes: compiledModes,
  },
] // prettier-ignore

import type { GraphDocument } from '../../../shared/graph/document'
import { dense, toDocument } from '../trainer/toDocument'

const ROWS = 10_000
const small = { type: 'randomNormal', params: { stddev: 0.01 } }
const adam = { type: 'adam', params: { learningRate: 0.001 } }

/** Digits through two restricted Boltzmann machines to a softmax, 1,000 labels; with greedy pretraining on all digits, or from random weights. */
export function deepBelief(seed: number, pretrained: boolean): GraphDocument {
  const kernelInitializer = pretrained ? small : 'glorotUniform'
  const cd = { learningRate: 0.05, states: 'probabilities' }
  const greedy = [1, 2].map((i) => ({
    id: `greedy${i}`,
    epochs: 4,
    turns: [{ objectives: [`cd${i}`], trains: [`rbm${i}`] }],
  }))
  return toDocument(
    [
      { id: 'data', type: 'mnist', params: { rows: ROWS } },
      { id: 'few', type: 'labelledRows', params: { samples: ROWS, labelled: 1000, testSamples: 10_000 } },
      { id: 'flat', type: 'flatten' },
      { id: 'rbm1', type: 'rbm', params: { units: 256, kernelInitializer } },
      { id: 'rbm2', type: 'rbm', params: { units: 256, kernelInitializer } },
      { ...dense(10, 'softmax'), id: 'out' },
      { id: 'cd1', type: 'contrastiveDivergence', params: cd },
      { id: 'cd2', type: 'contrastiveDivergence', params: cd },
      { id: 'loss', type: 'categoricalCrossentropy' },
    ],
    [
      ...[['data.features', 'flat'], ['flat', 'rbm1'], ['rbm1', 'rbm2'], ['rbm2', 'out'], ['rbm1', 'cd1.layer'], ['rbm2', 'cd2.layer']] as const,
      ...[['out', 'loss.prediction'], ['data.target', 'loss.target'], ['few.weights', 'loss.sampleWeight']] as const,
    ],
    {
      seed,
      batchSize: 50,
      optimizer: adam,
      split: { validation: 0, test: 0 },
      phases: [
        ...(pretrained ? greedy : []),
        { id: 'tune', epochs: 12, turns: [{ objectives: ['loss'], trains: ['rbm1', 'rbm2', 'out'] }] },
      ],
    },
  ) // prettier-ignore
}

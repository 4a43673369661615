import { toDocument } from '../trainer/toDocument'
import type { Case } from './cases'
import { compiledModes, settings } from './programs'

/** Search without gradients: rules that draw in every step. */
export const searchCases: readonly Case[] = [
  {
    name: 'annealing',
    document: toDocument(
      [
        { id: 'data', type: 'cities', params: { samples: 7 } },
        { id: 'tour', type: 'tour', params: { cities: 7 } },
        { id: 'rule', type: 'annealing', params: { proposals: 4 } },
      ],
      [
        ['data.features', 'tour'],
        ['tour', 'rule.layer'],
      ],
      settings({ epochs: 100, batchSize: 7, shuffle: false, split: { validation: 0, test: 0 } }),
    ),
    tolerance: 1e-4,
    modes: compiledModes,
  },
  {
    name: 'Q-learning with a network',
    document: toDocument(
      [
        { id: 'data', type: 'mazeMoves', params: { size: 3 } },
        { id: 'hidden', type: 'dense', params: { units: 8, activation: 'tanh' } },
        { id: 'values', type: 'dense', params: { units: 4, activation: 'linear' } },
        { id: 'way', type: 'mazeWay', params: { size: 3 } },
        { id: 'loss', type: 'temporalDifference' },
      ],
      [
        ['data.features', 'hidden'],
        ['hidden', 'values'],
        ['values', 'way'],
        ['way', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      settings({ epochs: 60, batchSize: 8, split: { validation: 0, test: 0 } }),
    ),
    tolerance: 1e-4,
    modes: compiledModes,
  },
  {
    name: 'Q-learning in a maze',
    document: toDocument(
      [
        { id: 'data', type: 'maze', params: { size: 3 } },
        { id: 'table', type: 'qTable', params: { size: 3 } },
        { id: 'rule', type: 'qLearning', params: { moves: 4, starts: 'anywhere' } },
      ],
      [
        ['data.features', 'table'],
        ['table', 'rule.layer'],
      ],
      settings({ epochs: 60, batchSize: 4, split: { validation: 0, test: 0 } }),
    ),
    tolerance: 1e-4,
    modes: compiledModes,
  },
  {
    name: 'Markov chain by counting',
    document: toDocument(
      [
        { id: 'data', type: 'weatherChain', params: { samples: 60 } },
        { id: 'chain', type: 'markovChain', params: { steps: 2 } },
        { id: 'rule', type: 'countTransitions', params: { smoothing: 1 } },
      ],
      [
        ['data.features', 'chain'],
        ['chain', 'rule.layer'],
        ['data.target', 'rule.target'],
      ],
      settings({ epochs: 30 }),
    ),
    tolerance: 1e-4,
    modes: compiledModes,
  },
]

import { toDocument } from '../trainer/toDocument'
import type { Case } from './cases'
import { compiledModes, settings } from './programs'

/** Restricted Boltzmann machines in every way of their rule, and a Boltzmann machine, side by side on the same pictures. */
export const stochasticCases: readonly Case[] = [
  {
    name: 'Boltzmann machines',
    document: toDocument(
      [
        { id: 'data', type: 'logicGate', params: { gate: 'xor' } },
        { id: 'rbm', type: 'rbm', params: { units: 3 } },
        { id: 'second', type: 'rbm', params: { units: 2 } },
        { id: 'numbers', type: 'rbm', params: { units: 3, visible: 'gaussian' } },
        { id: 'machine', type: 'boltzmann', params: { hidden: 2, sweeps: 2 } },
        { id: 'cd', type: 'contrastiveDivergence', params: { k: 2, momentum: 0.5, weightDecay: 0.001 } },
        { id: 'dream', type: 'contrastiveDivergence', params: { start: 'persistent', chains: 6 } },
        { id: 'bell', type: 'contrastiveDivergence', params: { states: 'probabilities' } },
        { id: 'rule', type: 'boltzmannLearning', params: { sweeps: 2, chains: 6 } },
      ],
      [
        ['data.features', 'rbm'], ['rbm', 'second'], ['data.features', 'numbers'], ['data.features', 'machine'],
        ['rbm', 'cd.layer'], ['second', 'dream.layer'], ['numbers', 'bell.layer'], ['machine', 'rule.layer'],
      ],
      settings({ batchSize: 4 }),
    ), // prettier-ignore
    tolerance: 1e-3,
    modes: compiledModes,
  },
]

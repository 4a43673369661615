import { toChain } from '../trainer/toDocument'
import type { Case } from './cases'
import { compiledModes, settings } from './programs'

/** A memory outside the network, over few moments: XLA compiles each of them. */
export const ntmCases: readonly Case[] = [
  {
    name: 'neural Turing machine',
    document: toChain(
      { id: 'data', type: 'bitCopy', params: { samples: 100, length: 1, bits: 2 } },
      [{ type: 'ntm', params: { units: 2, activation: 'sigmoid', controller: 4, places: 3, width: 2 } }],
      { type: 'binaryCrossentropy' },
      settings(),
    ),
    tolerance: 1e-3,
    modes: compiledModes,
  },
]

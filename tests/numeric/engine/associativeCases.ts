import { toDocument } from '../trainer/toDocument'
import type { Case } from './cases'
import { compiledModes, settings } from './programs'

/** Memories of letters side by side, which XLA compiles once, cells that settle, and a memory of a gate’s rows. */
export const associativeCases: readonly Case[] = [
  {
    name: 'associative memories',
    document: toDocument(
      [
        { id: 'data', type: 'letters', params: { samples: 60, letters: 3, corruption: 0.1, choose: 'unlike' } },
        { id: 'memory', type: 'hopfield', params: { update: 'together' } },
        { id: 'storage', type: 'hopfieldStorage' },
        { id: 'alike', type: 'hopfield', params: { update: 'together', sweeps: 2 } },
        { id: 'projection', type: 'hopfieldStorage', params: { method: 'pseudoInverse' } },
        { id: 'pairs', type: 'bam', params: { units: 32, steps: 2 } },
        { id: 'pairing', type: 'bamStorage' },
        { id: 'back', type: 'bam', params: { units: 35, steps: 1, direction: 'backward' } },
        { id: 'again', type: 'bamStorage' },
        { id: 'contest', type: 'hamming', params: { units: 3, steps: 10 } },
        { id: 'winner', type: 'hamming', params: { units: 3, steps: 10, output: 'winner' } },
        { id: 'prototypes', type: 'storePatterns' },
        { id: 'winners', type: 'storePatterns' },
        { id: 'star', type: 'outstar' },
        { id: 'drawing', type: 'outstarRule' },
      ],
      [
        ['data.features', 'memory'], ['memory', 'storage.layer'], ['data.target', 'storage.target'],
        ['data.features', 'alike'], ['alike', 'projection.layer'], ['data.target', 'projection.target'],
        ['data.features', 'pairs'], ['pairs', 'pairing.layer'], ['data.code', 'pairing.target'],
        ['data.code', 'back'], ['back', 'again.layer'], ['data.target', 'again.target'],
        ['data.features', 'contest'], ['contest', 'prototypes.layer'], ['data.label', 'prototypes.target'],
        ['data.features', 'winner'], ['winner', 'winners.layer'], ['data.label', 'winners.target'],
        ['data.label', 'star'], ['star', 'drawing.layer'], ['data.features', 'drawing.target'],
      ],
      settings(),
    ), // prettier-ignore
    tolerance: 1e-3,
    modes: compiledModes,
  },
  {
    name: 'cellular networks',
    document: toDocument(
      [
        { id: 'data', type: 'letters', params: { samples: 60 } },
        { id: 'edges', type: 'cellular', params: { task: 'edges', neighbourhood: 'four', steps: 4 } },
        { id: 'holes', type: 'cellular', params: { task: 'holes', steps: 2 } },
        { id: 'cells', type: 'cellular', params: { task: 'half', neighbourhood: 'twoAround', steps: 4 } },
        { id: 'loss', type: 'meanSquaredError' },
      ],
      [
        ['data.features', 'edges'],
        ['edges', 'holes'],
        ['holes', 'cells'],
        ['cells', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      settings(),
    ),
    tolerance: 1e-3,
    modes: compiledModes,
  },
  {
    name: 'memories that ask one unit after another',
    document: toDocument(
      [
        { id: 'data', type: 'logicGate', params: { gate: 'xor', values: 'binary' } },
        { id: 'model', type: 'binaryThreshold', params: { sweeps: 2 } },
        { id: 'storage', type: 'hopfieldStorage' },
      ],
      [
        ['data.features', 'model'],
        ['model', 'storage.layer'],
        ['data.features', 'storage.target'],
      ],
      settings({ batchSize: 4 }),
    ),
    tolerance: 1e-4,
    modes: compiledModes,
  },
]

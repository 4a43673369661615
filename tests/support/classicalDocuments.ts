import type { GraphDocument } from '../../shared/graph/document'
import { toDocument } from './generativeDocuments'

/** A perceptron learns a gate with two inputs by the rule of the lecture: a row a step, in their own order. */
export const gatePerceptron = (gate: 'and' | 'or' | 'xor', epochs: number): GraphDocument =>
  toDocument(
    gate,
    [
      ['data', 'logicGate', 0, 120, { gate, values: 'binary', encoding: 'signed' }],
      ['unit', 'perceptron', 228, 120],
      ['rule', 'perceptronRule', 456, 120],
    ],
    'data.features>unit unit>rule.layer data.target>rule.target',
    { seed: 1, epochs, batchSize: 1, shuffle: false, split: { validation: 0, test: 0 } },
  )

/** A restricted Boltzmann machine learns letters of 5 × 7 pixels. */
export const letterMachine = (epochs: number): GraphDocument =>
  toDocument(
    'letters',
    [
      ['data', 'letters', 0, 120, { values: 'binary' }],
      ['flat', 'flatten', 228, 120],
      ['machine', 'rbm', 456, 120],
      ['rule', 'contrastiveDivergence', 684, 120],
    ],
    'data.features>flat flat>machine machine>rule.layer',
    { seed: 1, epochs, batchSize: 10, split: { validation: 0, test: 0 } },
  )

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

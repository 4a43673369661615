import { graphOf } from '../graphOf'
import { port, type Fault } from './sketches'

/** Winnow on a gate. */
const winnow = (values: string, useBias: boolean): Fault['document'] =>
  graphOf(
    { data: ['logicGate', { values, encoding: 'signed' }], unit: ['perceptron', { useBias }], rule: 'winnow' },
    ['data.features > unit > rule.layer', 'data.target > rule.target'],
    { training: { batchSize: 1, split: { validation: 0, test: 0 } } as Fault['document']['training'] },
  )

export const perceptronFaults: readonly Fault[] = [
  {
    code: 'thresholdNeeded',
    document: winnow('binary', false),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'valuesOutside',
    document: winnow('signed', true),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 0,
  },
]

import { graphOf } from '../graphOf'
import { node, port, type Fault } from './sketches'

/** Winnow on a gate. */
const winnow = (values: string, useBias: boolean): Fault['document'] =>
  graphOf(
    { data: ['logicGate', { values, encoding: 'signed' }], unit: ['perceptron', { useBias }], rule: 'winnow' },
    ['data.features > unit > rule.layer', 'data.target > rule.target'],
    { training: { batchSize: 1, split: { validation: 0, test: 0 } } as Fault['document']['training'] },
  )

/** Any rule on a layer, any batch. */
const taught = (layer: string, rule: string, batchSize: number): Fault['document'] =>
  graphOf(
    { data: ['logicGate', { encoding: 'signed' }], unit: layer, rule },
    ['data.features > unit > rule.layer', 'data.target > rule.target'],
    { training: { batchSize, split: { validation: 0, test: 0 } } as Fault['document']['training'] },
  )

export const perceptronFaults: readonly Fault[] = [
  {
    code: 'ruleCannotTrain',
    document: taught('maxout', 'perceptronRule', 1),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'ruleWantsAllRows',
    document: taught('perceptron', 'pocket', 1),
    target: node('rule'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'ruleNeeded',
    document: graphOf(
      { data: ['logicGate', { encoding: 'signed' }], unit: 'perceptron', loss: 'hinge' },
      ['data.features > unit > loss.prediction', 'data.target > loss.target'],
      { training: { batchSize: 1, split: { validation: 0, test: 0 } } as Fault['document']['training'] },
    ),
    target: node('unit'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'restsAtZero',
    document: graphOf({ data: 'iris', unit: 'perceptron', rule: 'hebb' }, ['data.features > unit > rule.layer']),
    target: port('rule', 'layer'),
    severity: 'warning',
    fixes: 1,
  },
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
    fixes: 1,
  },
]

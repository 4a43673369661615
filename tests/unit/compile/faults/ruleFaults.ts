import { graphOf } from '../graphOf'
import { calm, node, port, type Fault } from './sketches'

const signed: [string, Record<string, string>] = ['logicGate', { encoding: 'signed' }]

export const ruleFaults: readonly Fault[] = [
  {
    code: 'ruleCannotTrain',
    document: graphOf(
      { data: signed, unit: ['maxout', { units: 1 }], rule: 'perceptronRule' },
      ['data.features > unit > rule.layer', 'data.target > rule.target'],
      calm,
    ),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'valuesUnbounded',
    document: graphOf({ data: 'blobs', rbm: 'rbm', rule: 'contrastiveDivergence' }, [
      'data.features > rbm > rule.layer',
    ]),
    target: port('rule', 'layer'),
    severity: 'warning',
    fixes: 0,
  },
  {
    code: 'ruleNeeded',
    document: graphOf(
      { data: signed, unit: 'perceptron', loss: 'hinge' },
      ['data.features > unit > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('unit'),
    severity: 'warning',
    fixes: 1,
  },
]

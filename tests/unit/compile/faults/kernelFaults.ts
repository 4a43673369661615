import { graphOf } from '../graphOf'
import { blobs, calm, node, param, port, training, WIRES, type Fault } from './sketches'

const windows = ['timeSeries', { samples: 50, steps: 8, horizon: 5 }] as ['timeSeries', Record<string, number>]
const RULED = ['data.features > out > rule.layer', 'data.target > rule.target']
const all = training({ batchSize: 100 })

export const kernelFaults: readonly Fault[] = [
  {
    code: 'washoutTooLong',
    document: graphOf(
      {
        data: windows,
        echo: ['echoState', { washout: 8 }],
        flat: 'flatten',
        out: ['dense', { units: 5 }],
        loss: 'meanSquaredError',
      },
      ['data.features > echo > flat > out > loss.prediction', WIRES[1] ?? ''],
      calm,
    ),
    target: param('echo', 'washout'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'linearNeeded',
    document: graphOf(
      { data: blobs, out: ['dense', { units: 3, activation: 'tanh' }], rule: 'leastSquares' },
      RULED,
      all,
    ),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'fewRowsForUnits',
    document: graphOf(
      { data: blobs, many: ['extremeLearning', { units: 101 }], out: ['dense', { units: 3 }], rule: 'leastSquares' },
      ['data.features > many > out > rule.layer', RULED[1] ?? ''],
      all,
    ),
    target: node('rule'),
    severity: 'info',
    fixes: 0,
  },
  {
    code: 'ruleForgetsParts',
    document: graphOf({ data: blobs, units: 'rbf', rule: 'kMeans' }, ['data.features > units > rule.layer'], calm),
    target: node('rule'),
    severity: 'warning',
    fixes: 1,
  },
]

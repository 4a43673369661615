import { graphOf } from '../graphOf'
import { node, param, edge, whole, xor, out, bce, blobs, WIRES, calm, type Fault } from './sketches'

const CCE = 'categoricalCrossentropy'

export const goalFaults: readonly Fault[] = [
  { code: 'emptyGraph', document: graphOf({}), target: whole, severity: 'error', fixes: 1 },
  {
    code: 'noData',
    document: graphOf({ a: 'dense', b: 'dense' }, ['a > b']),
    target: whole,
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'noLoss',
    document: graphOf({ data: blobs, out: ['dense', { units: 3, activation: 'softmax' }] }, ['data.features > out']),
    target: whole,
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'noLoss',
    name: 'of a regression',
    document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }] }, ['data.features > out']),
    target: whole,
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'nothingToTrain',
    document: graphOf({ data: ['sine', { samples: 100 }], a: 'flatten', loss: 'meanSquaredError' }, [
      'data.features > a > loss.prediction',
      'data.target > loss.target',
    ]),
    target: whole,
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'everythingFrozen',
    document: graphOf({ data: xor, out: [...out, { trainable: false }], loss: bce }, WIRES, calm),
    target: whole,
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'testRowsDiffer',
    document: graphOf(
      {
        data: ['unitSquare', { samples: 100, testSamples: 100, encoding: 'binary' }],
        times: ['bootstrap', { samples: 200 }],
        out,
        loss: bce,
      },
      [...WIRES, 'times.counts > loss.sampleWeight'],
    ),
    target: node('times'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'dataRowsDiffer',
    document: graphOf(
      {
        data: ['sine', { samples: 100 }],
        other: ['sine', { samples: 200 }],
        out: ['dense', { units: 1 }],
        loss: 'meanSquaredError',
      },
      ['data.features > out > loss.prediction', 'other.target > loss.target'],
    ),
    target: node('other'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'labelsIntoLayer',
    document: graphOf(
      { data: xor, out: ['dense', { units: 2 }], loss: 'meanSquaredError' },
      ['data.target > out > loss.prediction', 'data.features > loss.target'],
      calm,
    ),
    target: edge('e0'),
    severity: 'warning',
    fixes: 2,
  },
  {
    code: 'answerAsInput',
    document: graphOf({ data: 'iris', out: ['dense', { units: 3, activation: 'softmax' }], loss: CCE }, [
      'data.target > out > loss.prediction',
      'data.target > loss.target',
    ]),
    target: edge('e0'),
    severity: 'warning',
    fixes: 2,
  },
  {
    code: 'answerAsInput',
    name: 'beside the features',
    document: graphOf(
      { data: blobs, both: 'concatenate', out: ['dense', { units: 3, activation: 'softmax' }], loss: CCE },
      ['data.features > both > out > loss.prediction', 'data.target > both', 'data.target > loss.target'],
    ),
    target: edge('e3'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'unreached',
    document: graphOf({ a: ['dense', { units: 1 }], b: ['dense', { units: 1 }], loss: 'meanSquaredError' }, [
      'a > loss.prediction',
      'b > loss.target',
    ]),
    target: node('loss'),
    severity: 'warning',
    fixes: 0,
  },
  {
    code: 'danglingOutput',
    document: graphOf(
      { data: xor, out, spare: ['dense', { units: 2 }], loss: bce },
      [...WIRES, 'data.features > spare'],
      calm,
    ),
    target: node('spare'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'danglingOutput',
    name: 'where a loss still waits',
    document: graphOf({ data: xor, out, loss: bce }, ['data.features > out', 'data.target > loss.target'], calm),
    target: node('out'),
    severity: 'warning',
    fixes: 2,
  },
  {
    code: 'unreachable',
    document: graphOf(
      { data: xor, out, a: ['dense', { units: 2 }], b: ['dense', { units: 2, activation: 'relu' }], loss: bce },
      [...WIRES, 'data.features > a > b'],
      calm,
    ),
    target: node('a'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'stackedLinear',
    document: graphOf(
      { data: xor, a: ['dense', { units: 4 }], out, loss: bce },
      ['data.features > a > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: param('a', 'activation'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'stackedLinear',
    name: 'before two that follow it',
    document: graphOf(
      {
        data: xor,
        a: ['dense', { units: 4 }],
        b: ['dense', { units: 4 }],
        c: 'dense',
        end: 'concatenate',
        out,
        loss: bce,
      },
      ['data.features > a > b > end > out > loss.prediction', 'a > c > end', 'data.target > loss.target'],
      calm,
    ),
    target: param('a', 'activation'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'dropoutOnOutput',
    document: graphOf(
      { data: xor, out, drop: 'dropout', loss: bce },
      ['data.features > out > drop > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('drop'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'softmaxOneUnit',
    document: graphOf(
      { data: xor, a: ['dense', { units: 1, activation: 'softmax' }], out, loss: bce },
      ['data.features > a > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: param('a', 'activation'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'gradientBlocked',
    document: graphOf(
      { data: xor, a: ['dense', { units: 3, activation: 'step' }], out, loss: bce },
      ['data.features > a > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: param('a', 'activation'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'gradientBlocked',
    name: 'at a node',
    document: graphOf(
      { data: xor, a: ['dense', { units: 3, activation: 'tanh' }], cut: 'sign', out, loss: bce },
      ['data.features > a > cut > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('cut'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'vanishingGradient',
    document: graphOf(
      {
        data: xor,
        a: ['dense', { activation: 'sigmoid' }],
        b: ['dense', { activation: 'sigmoid' }],
        c: ['dense', { activation: 'sigmoid' }],
        out,
        loss: bce,
      },
      ['data.features > a > b > c > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('out'),
    severity: 'info',
    fixes: 1,
  },
]

import { graphOf } from '../graphOf'
import { node, port, param, edge, xor, out, bce, blobs, WIRES, calm, classes, type Fault } from './sketches'

/** A discriminator’s loss, whose verdict on made samples comes out of a layer of its own. */
const adversaries = (params: Record<string, string | number>): Fault['document'] =>
  graphOf(
    { data: xor, real: ['dense', { units: 1 }], fake: ['dense', params], loss: 'ganDiscriminator' },
    ['data.features > real > loss.real', 'data.features > fake > loss.fake'],
    calm,
  )

export const lossFaults: readonly Fault[] = [
  {
    code: 'encodingUnsuited',
    document: classes({ units: 3, activation: 'softmax' }, 'sparseCategoricalCrossentropy'),
    target: port('loss', 'target'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'unitsUnlikeClasses',
    document: classes({ units: 12, activation: 'softmax' }, 'categoricalCrossentropy'),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'unitsUnlikeClasses',
    name: 'behind an activation and dropout',
    document: graphOf(
      { data: blobs, out: ['dense', { units: 12 }], soft: 'softmax', loss: 'categoricalCrossentropy' },
      ['data.features > out > soft > loss.prediction', 'data.target > loss.target'],
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'rowWeightsMany',
    document: graphOf(
      {
        data: ['moons', { samples: 100 }],
        out: ['dense', { units: 1, activation: 'sigmoid' }],
        loss: 'binaryCrossentropy',
      },
      [...WIRES, 'data.features > loss.sampleWeight'],
    ),
    target: port('loss', 'sampleWeight'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'predictionNotFlat',
    document: graphOf(
      { data: 'mnist', out: ['dense', { units: 10, activation: 'softmax' }], loss: 'categoricalCrossentropy' },
      WIRES,
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'shapesDiffer',
    document: graphOf(
      { data: ['sine', { samples: 100 }], out: ['dense', { units: 4 }], loss: 'meanSquaredError' },
      WIRES,
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'activationUnsuited',
    document: classes({ units: 3, activation: 'relu' }, 'categoricalCrossentropy'),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'activationUnsuited',
    name: 'of a linear output',
    document: classes({ units: 3 }, 'categoricalCrossentropy'),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'activationUnsuited',
    name: 'of an activation node',
    document: graphOf({ data: blobs, out: ['dense', { units: 3 }], act: 'relu', loss: 'categoricalCrossentropy' }, [
      'data.features > out > act > loss.prediction',
      'data.target > loss.target',
    ]),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'activationUnsuited',
    name: 'of a merge',
    document: graphOf(
      {
        data: blobs,
        a: ['dense', { units: 3 }],
        b: ['dense', { units: 3 }],
        m: 'add',
        loss: 'categoricalCrossentropy',
      },
      ['data.features > a > m > loss.prediction', 'data.features > b > m', 'data.target > loss.target'],
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'activationUnsuited',
    name: 'that nearly works',
    document: classes({ units: 3, activation: 'sigmoid' }, 'categoricalCrossentropy'),
    target: port('loss', 'prediction'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'activationTwice',
    document: classes({ units: 3, activation: 'softmax' }, ['categoricalCrossentropy', { from: 'logits' }]),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'softmaxOfOne',
    document: graphOf({ data: xor, out: ['dense', { units: 1, activation: 'softmax' }], loss: bce }, WIRES, calm),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'labelsAsNumbers',
    document: classes({ units: 3 }, 'meanSquaredError'),
    target: port('loss', 'target'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'targetNotLabels',
    document: graphOf(
      {
        data: ['sine', { samples: 100 }],
        out: ['dense', { units: 2, activation: 'softmax' }],
        loss: 'sparseCategoricalCrossentropy',
      },
      WIRES,
    ),
    target: port('loss', 'target'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'lossShownOnly',
    document: graphOf(
      { data: ['logicGate', { gate: 'xor', encoding: 'signed' }], out: ['dense', { units: 1 }], loss: 'zeroOne' },
      WIRES,
      calm,
    ),
    target: node('loss'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'directionOfOne',
    document: graphOf(
      { data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }], loss: 'cosineSimilarity' },
      WIRES,
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'notVerdict',
    document: adversaries({ units: 2 }),
    target: port('loss', 'fake'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'activationUnsuited',
    name: 'of a discriminator',
    document: adversaries({ units: 1, activation: 'sigmoid' }),
    target: port('loss', 'fake'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'activationUnsuited',
    name: 'of a hidden node that shall be active rarely',
    document: graphOf(
      {
        data: xor,
        hidden: ['dense', { units: 4, activation: 'relu' }],
        out,
        loss: bce,
        rare: ['activityLoss', { penalty: 'kl' }],
      },
      ['data.features > hidden > out > loss.prediction', 'data.target > loss.target', 'hidden > rare.activity'],
      calm,
    ),
    target: port('rare', 'activity'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'lossWeightZero',
    document: graphOf({ data: xor, out, loss: [bce, { weight: 0 }] }, WIRES, calm),
    target: param('loss', 'weight'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'lossWeightZero',
    name: 'beside another loss',
    document: graphOf(
      { data: xor, out, loss: bce, silent: [bce, { weight: 0 }] },
      [...WIRES, 'out > silent.prediction', 'data.target > silent.target'],
      calm,
    ),
    target: param('silent', 'weight'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'answersUnlikeLabels',
    document: graphOf(
      {
        data: 'sequenceReversal',
        words: ['embedding', { inputDim: 100 }],
        last: 'gru',
        out: ['dense', { units: 8, activation: 'softmax' }],
        loss: 'sparseCategoricalCrossentropy',
      },
      ['data.features > words > last > out > loss.prediction', 'data.target > loss.target'],
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'ctcTarget',
    document: classes({ units: 3 }, 'ctc', ['blobs', { classes: 3, encoding: 'index' }]),
    target: port('loss', 'target'),
    severity: 'error',
    fixes: 1,
  },
  ...(
    [
      ['ctcPrediction', 'gru', 1],
      ['ctcTooShort', ['reshape', { targetShape: [2, -1] }], 0],
    ] as const
  ).map(([code, x, fixes]): Fault => ({
    code,
    document: graphOf({ data: 'toyCtc', x: x as never, out: ['dense', { units: 5 }], loss: 'ctc' }, [
      'data.features > x > out > loss.prediction',
      'data.target > loss.target',
    ]),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes,
  })),
  {
    code: 'lossEndsSwapped',
    document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }], loss: 'meanSquaredError' }, [
      'data.features > out > loss.target',
      'data.target > loss.prediction',
    ]),
    target: node('loss'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'targetLearns',
    document: graphOf(
      {
        data: ['sine', { samples: 100 }],
        a: ['dense', { units: 1 }],
        b: ['dense', { units: 1 }],
        loss: 'meanSquaredError',
      },
      ['data.features > a > loss.prediction', 'data.features > b > loss.target'],
    ),
    target: edge('e3'),
    severity: 'warning',
    fixes: 1,
  },
]

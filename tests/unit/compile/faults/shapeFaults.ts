import { graphOf } from '../graphOf'
import { node, port, param, xor, out, bce, calm, images, merge, type Fault } from './sketches'

/** An image as so many rows. */
const rows = (count: number) => ['reshape', { targetShape: [count, -1] }] as ['reshape', { targetShape: number[] }]

export const shapeFaults: readonly Fault[] = [
  {
    code: 'oneNumberNeeded',
    document: graphOf({ data: xor, x: 'timeEmbedding' }, ['data.features > x']),
    target: port('x'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'viewUnsuited',
    document: graphOf({ data: 'mnist', r: rows(4), x: 'samples' }, ['data.features > r > x']),
    target: port('x'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'sampleTooLarge',
    document: graphOf(
      {
        data: xor,
        a: ['dense', { units: 65_536 }],
        r: ['reshape', { targetShape: [65_536, 1] }],
        b: ['dense', { units: 65_536 }],
      },
      ['data.features > a > r > b'],
    ),
    target: node('b'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'rankTooLow',
    document: graphOf({ data: ['blobs', { encoding: 'index' }], out: ['dense', { units: 1 }] }, ['data.target > out']),
    target: port('out'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'wrongRank',
    document: graphOf({ data: 'mnist', flat: 'flatten', conv: 'conv2d' }, ['data.features > flat > conv']),
    target: port('conv'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sequenceNeeded',
    document: graphOf({ data: xor, x: 'lstm' }, ['data.features > x']),
    target: port('x'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sequenceNeeded',
    name: 'of an image',
    document: images('gru', {}),
    target: port('x'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'idsNeeded',
    document: graphOf({ data: 'blobs', x: 'embedding' }, ['data.features > x']),
    target: port('x'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'idsBeyond',
    document: graphOf({ data: ['blobs', { classes: 3, encoding: 'index' }], x: ['embedding', { inputDim: 2 }] }, [
      'data.target > x',
    ]),
    target: param('x', 'inputDim'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'attentionLengths',
    document: graphOf({ data: 'mnist', a: rows(28), b: rows(14), x: 'multiHeadAttention' }, [
      'data.features > a > x.query',
      'a > x.value',
      'data.features > b > x.key',
    ]),
    target: port('x', 'key'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'imagesNeeded',
    document: images('convLstm2d', {}),
    target: port('x'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'treeChildren',
    document: graphOf(
      { data: 'toySentiment', trees: 'toyTrees', words: ['embedding', { inputDim: 20 }], x: 'treeCell' },
      ['data.features > words > x', 'trees.left > x.left', 'trees.right > x.right'],
    ),
    target: port('x', 'left'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'wholeNumbersNeeded',
    document: graphOf({ data: 'mnist', a: rows(28), x: 'treeCell' }, [
      'data.features > a > x',
      'a > x.left',
      'a > x.right',
    ]),
    target: port('x', 'left'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'maskUnused',
    document: graphOf({ data: 'toySentiment', words: ['embedding', { inputDim: 20, maskZero: true }], x: 'flatten' }, [
      'data.features > words > x',
    ]),
    target: node('x'),
    severity: 'info',
    fixes: 0,
  },
  {
    code: 'positionsBeyond',
    document: graphOf({ data: 'mnist', a: rows(28), x: ['positionalEncoding', { kind: 'learned', maxLength: 20 }] }, [
      'data.features > a > x',
    ]),
    target: param('x', 'maxLength'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'missingInput',
    name: 'of an optional port before a wired one',
    document: graphOf({ data: 'mnist', a: rows(28), x: 'multiHeadAttention' }, [
      'data.features > a > x.query',
      'a > x.key',
    ]),
    target: port('x', 'value'),
    severity: 'warning',
    fixes: 2,
  },
  {
    code: 'windowTooLarge',
    document: images('conv2d', { kernelSize: [40, 40] }),
    target: param('x', 'kernelSize'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'windowTooLarge',
    name: 'of a pool',
    document: images('maxPooling2d', { poolSize: [40, 3] }),
    target: param('x', 'poolSize'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'inputShapeDiffers',
    document: images('input', { shape: [32, 32, 3] }),
    target: param('x', 'shape'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'reshapeSize',
    document: images('reshape', { targetShape: [10, 10] }),
    target: param('x', 'targetShape'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'reshapeTwoUnknowns',
    document: images('reshape', { targetShape: [-1, -1] }),
    target: param('x', 'targetShape'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'reshapeZero',
    document: images('reshape', { targetShape: [0, 784] }),
    target: param('x', 'targetShape'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'tooFewInputs',
    document: graphOf(
      { data: xor, m: 'add', out, loss: bce },
      ['data.features > m > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: port('m'),
    severity: 'error',
    fixes: 0,
  },
  { code: 'mergeShapesDiffer', document: merge('add', {}, 3, 5), target: port('m'), severity: 'error', fixes: 1 },
  {
    code: 'splitTooLarge',
    document: graphOf({ data: ['moons', { samples: 100 }], two: ['split', { size: 2 }] }, ['data.features > two']),
    target: param('two', 'size'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'concatShapesDiffer',
    document: graphOf(
      { data: 'mnist', a: ['conv2d', { kernelSize: [3, 3] }], b: ['conv2d', { kernelSize: [5, 5] }], m: 'concatenate' },
      ['data.features > a > m', 'data.features > b > m'],
    ),
    target: port('m'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'axisOutOfRange',
    document: merge('concatenate', { axis: 4 }, 3, 3),
    target: param('m', 'axis'),
    severity: 'error',
    fixes: 1,
  },
]

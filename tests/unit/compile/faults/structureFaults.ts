import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../graphOf'
import { node, port, param, edge, whole, xor, out, bce, WIRES, calm, unit, type Fault } from './sketches'

/** An autoencoder whose decoder uses the weights of a node. */
const tied = (params: Record<string, number>, sharesWith?: string): GraphDocument =>
  graphOf(
    {
      data: xor,
      a: ['dense', { units: 3, activation: 'tanh' }],
      out: ['tiedDense', params, sharesWith === undefined ? {} : { sharesWith }],
      loss: 'meanSquaredError',
    },
    ['data.features > a > out > loss.prediction', 'data.features > loss.target'],
    calm,
  )

export const structureFaults: readonly Fault[] = [
  {
    code: 'unknownType',
    document: graphOf({ data: xor, out, odd: 'quantum', loss: bce }, WIRES, calm),
    target: node('odd'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'badParam',
    document: graphOf(
      { data: xor, out: ['dense', { units: 0, activation: 'sigmoid' }], loss: ['meanSquaredError', {}] },
      WIRES,
    ),
    target: param('out', 'units'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'parameterUnknown',
    document: graphOf({ data: xor, out: ['dense', { ...out[1], color: 'red' }], loss: bce }, WIRES, calm),
    target: param('out', 'color'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'unknownItem',
    document: graphOf(
      { data: xor, out: ['dense', { units: 1, activation: 'sigmoid', kernelInitializer: 'magic' }], loss: bce },
      WIRES,
      calm,
    ),
    target: param('out', 'kernelInitializer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'badParam',
    name: 'of a chosen item',
    document: graphOf(
      {
        data: xor,
        out: [
          'dense',
          { units: 1, activation: 'sigmoid', kernelRegularizer: { type: 'elasticNet', params: { l1: -1, l2: 0.5 } } },
        ],
        loss: bce,
      },
      WIRES,
      calm,
    ),
    target: param('out', 'kernelRegularizer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'unknownItem',
    name: 'where none is allowed',
    document: graphOf(
      { data: xor, out: ['dense', { units: 1, activation: 'sigmoid', kernelConstraint: 'magic' }], loss: bce },
      WIRES,
      calm,
    ),
    target: param('out', 'kernelConstraint'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'initializerRank',
    document: graphOf(
      { data: xor, out: ['dense', { units: 1, activation: 'sigmoid', biasInitializer: 'identity' }], loss: bce },
      WIRES,
      calm,
    ),
    target: param('out', 'biasInitializer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'edgeNowhere',
    document: {
      ...unit(),
      edges: [
        ...unit().edges,
        { id: 'lost', source: { node: 'out', port: 'output' }, target: { node: 'gone', port: 'input' } },
      ],
    },
    target: edge('lost'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'cycle',
    document: graphOf(
      { data: xor, a: 'add', b: 'dense', out, loss: bce },
      ['data.features > a > b > out > loss.prediction', 'b > a', 'data.target > loss.target'],
      calm,
    ),
    target: edge('e4'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'portUnknown',
    document: graphOf(
      { data: xor, out, loss: bce },
      ['data.features > out > loss.guess', 'data.target > loss.target'],
      calm,
    ),
    target: edge('e1'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'missingInput',
    document: graphOf({ data: xor, out, loss: bce }, ['out > loss.prediction', 'data.target > loss.target'], calm),
    target: port('out'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'missingInput',
    name: 'of a node that no loss needs',
    document: graphOf({ data: xor, out, lone: 'dense', loss: bce }, WIRES, calm),
    target: port('lone'),
    severity: 'warning',
    fixes: 3,
  },
  {
    code: 'lossTargetMissing',
    document: graphOf({ data: xor, out, loss: bce }, ['data.features > out > loss.prediction'], calm),
    target: port('loss', 'target'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'tooManyInputs',
    document: graphOf(
      { data: xor, a: ['dense', { units: 2 }], out, loss: bce },
      ['data.features > a > out > loss.prediction', 'data.features > out', 'data.target > loss.target'],
      calm,
    ),
    target: port('out'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'sharesWithMissing',
    document: graphOf({ data: xor, out: [...out, { sharesWith: 'gone' }], loss: bce }, WIRES, calm),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharesInCircle',
    document: graphOf(
      {
        data: xor,
        a: ['dense', { units: 2, activation: 'tanh' }, { sharesWith: 'b' }],
        b: ['dense', { units: 2, activation: 'tanh' }, { sharesWith: 'a' }],
        out,
        loss: bce,
      },
      ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('a'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharesOtherType',
    document: graphOf(
      { data: xor, norm: 'batchNormalization', out: [...out, { sharesWith: 'norm' }], loss: bce },
      ['data.features > norm > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharedWeightsDiffer',
    document: graphOf(
      { data: xor, a: ['dense', { units: 3, activation: 'tanh' }], out: [...out, { sharesWith: 'a' }], loss: bce },
      ['data.features > a > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharedWeightsDiffer',
    name: 'borrowed',
    document: tied({ units: 5 }, 'a'),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharedWeightsDiffer',
    name: 'of one size, but others',
    document: graphOf(
      {
        data: xor,
        a: ['layerNormalization', { center: false }],
        b: ['layerNormalization', { scale: false }, { sharesWith: 'a' }],
        out,
        loss: bce,
      },
      ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('b'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'sharesNoWeights',
    document: graphOf(
      { data: xor, a: ['dense', { units: 1, activation: 'sigmoid' }], out: [...out, { sharesWith: 'a' }], loss: bce },
      ['data.features > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'borrowsNothing',
    document: tied({ units: 2 }),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'borrowsNothing',
    name: 'from another type',
    document: tied({ units: 2 }, 'data'),
    target: node('out'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'duplicateNames',
    document: graphOf({ data: [...xor, { name: 'x' }], out: [...out, { name: 'x' }], loss: bce }, WIRES, calm),
    target: node('out'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'groupMissingNode',
    document: unit({ groups: [{ id: 'g', title: 'g', nodes: ['out', 'gone'], folded: false }] }),
    target: whole,
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'groupMissingNode',
    name: 'and no other',
    document: unit({ groups: [{ id: 'g', title: 'g', nodes: ['gone'], folded: false }] }),
    target: whole,
    severity: 'info',
    fixes: 1,
  },
]

import type { DiagnosticTarget } from '@shared/graph/diagnostic'
import type { DiagnosticCode } from '@shared/graph/diagnostics/texts'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'

/** The smallest network with a fault, and where it shows. `fixes`: how many buttons there are. */
export interface Fault {
  readonly code: DiagnosticCode
  readonly document: GraphDocument
  readonly target: DiagnosticTarget
  readonly severity: 'error' | 'warning' | 'info'
  readonly fixes: number
  readonly name?: string
}

const node = (id: string): DiagnosticTarget => ({ kind: 'node', node: id })
const port = (id: string, name = 'input'): DiagnosticTarget => ({ kind: 'port', node: id, port: name, side: 'input' })
const param = (id: string, name: string): DiagnosticTarget => ({ kind: 'param', node: id, param: name })
const edge = (id: string): DiagnosticTarget => ({ kind: 'edge', edge: id })
const setting = (name: string): DiagnosticTarget => ({ kind: 'training', setting: name })
const whole: DiagnosticTarget = { kind: 'document' }

const xor = ['logicGate', { gate: 'xor', encoding: 'binary' }] as ['logicGate', Record<string, string>]
const out = ['dense', { units: 1, activation: 'sigmoid' }] as ['dense', Record<string, string | number>]
const bce = 'binaryCrossentropy'
const blobs = ['blobs', { classes: 3, samples: 100, encoding: 'oneHot' }] as ['blobs', Record<string, string | number>]
const WIRES = ['data.features > out > loss.prediction', 'data.target > loss.target']
const training = (patch: object): Partial<GraphDocument> => ({ training: { batchSize: 4, split: { validation: 0, test: 0 }, ...patch } as GraphDocument['training'] })
const calm = training({})

/** A sound network on XOR: one sigmoid unit. */
const unit = (more: Partial<GraphDocument> = {}): GraphDocument => graphOf({ data: xor, out, loss: bce }, WIRES, { ...calm, ...more })
/** Three classes, any output layer and loss. */
const classes = (params: Record<string, string | number>, loss: string | [string, Record<string, string>], data = blobs): GraphDocument =>
  graphOf({ data, out: ['dense', params], loss }, WIRES)
/** Images through one layer. */
const images = (type: string, params: Record<string, never> | Record<string, string | number | number[]>): GraphDocument =>
  graphOf({ data: 'mnist', x: [type, params], flat: 'flatten', out: ['dense', { units: 10, activation: 'softmax' }], loss: 'categoricalCrossentropy' }, [
    'data.features > x > flat > out > loss.prediction', 'data.target > loss.target',
  ])
const merge = (type: string, params: Record<string, number>, a: number, b: number): GraphDocument =>
  graphOf({ data: xor, a: ['dense', { units: a }], b: ['dense', { units: b }], m: [type, params], out, loss: bce }, [
    'data.features > a > m', 'data.features > b > m', 'm > out > loss.prediction', 'data.target > loss.target',
  ], calm)

export const faults: readonly Fault[] = [
  { code: 'unknownType', document: graphOf({ data: xor, out, odd: 'quantum', loss: bce }, WIRES, calm), target: node('odd'), severity: 'error', fixes: 1 },
  { code: 'badParam', document: graphOf({ data: xor, out: ['dense', { units: 0, activation: 'sigmoid' }], loss: ['meanSquaredError', {}] }, WIRES), target: param('out', 'units'), severity: 'error', fixes: 1 },
  { code: 'parameterUnknown', document: graphOf({ data: xor, out: ['dense', { ...out[1], color: 'red' }], loss: bce }, WIRES, calm), target: param('out', 'color'), severity: 'info', fixes: 1 },
  { code: 'unknownItem', document: graphOf({ data: xor, out: ['dense', { units: 1, activation: 'sigmoid', kernelInitializer: 'magic' }], loss: bce }, WIRES, calm), target: param('out', 'kernelInitializer'), severity: 'error', fixes: 1 },
  { code: 'edgeNowhere', document: { ...unit(), edges: [...unit().edges, { id: 'lost', source: { node: 'out', port: 'output' }, target: { node: 'gone', port: 'input' } }] }, target: edge('lost'), severity: 'error', fixes: 1 },
  { code: 'cycle', document: graphOf({ data: xor, a: 'add', b: 'dense', out, loss: bce }, ['data.features > a > b > out > loss.prediction', 'b > a', 'data.target > loss.target'], calm), target: edge('e4'), severity: 'error', fixes: 1 },
  { code: 'portUnknown', document: graphOf({ data: xor, out, loss: bce }, ['data.features > out > loss.guess', 'data.target > loss.target'], calm), target: edge('e1'), severity: 'error', fixes: 2 },
  { code: 'missingInput', document: graphOf({ data: xor, out, loss: bce }, ['out > loss.prediction', 'data.target > loss.target'], calm), target: port('out'), severity: 'error', fixes: 2 },
  { code: 'missingInput', name: 'of a node that no loss needs', document: graphOf({ data: xor, out, lone: 'dense', loss: bce }, WIRES, calm), target: port('lone'), severity: 'warning', fixes: 3 },
  { code: 'lossTargetMissing', document: graphOf({ data: xor, out, loss: bce }, ['data.features > out > loss.prediction'], calm), target: port('loss', 'target'), severity: 'error', fixes: 2 },
  { code: 'tooManyInputs', document: graphOf({ data: xor, a: ['dense', { units: 2 }], out, loss: bce }, ['data.features > a > out > loss.prediction', 'data.features > out', 'data.target > loss.target'], calm), target: port('out'), severity: 'error', fixes: 2 },
  { code: 'sharesWithMissing', document: graphOf({ data: xor, out: [...out, { sharesWith: 'gone' }], loss: bce }, WIRES, calm), target: node('out'), severity: 'error', fixes: 1 },
  { code: 'sharesInCircle', document: graphOf({ data: xor, a: ['dense', { units: 2, activation: 'tanh' }, { sharesWith: 'b' }], b: ['dense', { units: 2, activation: 'tanh' }, { sharesWith: 'a' }], out, loss: bce }, ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'], calm), target: node('a'), severity: 'error', fixes: 1 },
  { code: 'sharesOtherType', document: graphOf({ data: xor, norm: 'batchNormalization', out: [...out, { sharesWith: 'norm' }], loss: bce }, ['data.features > norm > out > loss.prediction', 'data.target > loss.target'], calm), target: node('out'), severity: 'error', fixes: 1 },
  { code: 'sharedWeightsDiffer', document: graphOf({ data: xor, a: ['dense', { units: 3, activation: 'tanh' }], out: [...out, { sharesWith: 'a' }], loss: bce }, ['data.features > a > out > loss.prediction', 'data.target > loss.target'], calm), target: node('out'), severity: 'error', fixes: 1 },
  { code: 'duplicateNames', document: graphOf({ data: [...xor, { name: 'x' }], out: [...out, { name: 'x' }], loss: bce }, WIRES, calm), target: node('out'), severity: 'info', fixes: 1 },
  { code: 'groupMissingNode', document: unit({ groups: [{ id: 'g', title: 'g', nodes: ['out', 'gone'], folded: false }] }), target: whole, severity: 'info', fixes: 1 },
  { code: 'groupMissingNode', name: 'and no other', document: unit({ groups: [{ id: 'g', title: 'g', nodes: ['gone'], folded: false }] }), target: whole, severity: 'info', fixes: 1 },

  { code: 'sampleTooLarge', document: graphOf({ data: xor, a: ['dense', { units: 65_536 }], r: ['reshape', { targetShape: [65_536, 1] }], b: ['dense', { units: 65_536 }] }, ['data.features > a > r > b']), target: node('b'), severity: 'error', fixes: 0 },
  { code: 'rankTooLow', document: graphOf({ data: ['blobs', { encoding: 'index' }], out: ['dense', { units: 1 }] }, ['data.target > out']), target: port('out'), severity: 'error', fixes: 0 },
  { code: 'wrongRank', document: graphOf({ data: 'mnist', flat: 'flatten', conv: 'conv2d' }, ['data.features > flat > conv']), target: port('conv'), severity: 'error', fixes: 1 },
  { code: 'windowTooLarge', document: images('conv2d', { kernelSize: [40, 40] }), target: param('x', 'kernelSize'), severity: 'error', fixes: 2 },
  { code: 'windowTooLarge', name: 'of a pool', document: images('maxPooling2d', { poolSize: [40, 3] }), target: param('x', 'poolSize'), severity: 'error', fixes: 2 },
  { code: 'inputShapeDiffers', document: images('input', { shape: [32, 32, 3] }), target: param('x', 'shape'), severity: 'error', fixes: 2 },
  { code: 'reshapeSize', document: images('reshape', { targetShape: [10, 10] }), target: param('x', 'targetShape'), severity: 'error', fixes: 1 },
  { code: 'reshapeTwoUnknowns', document: images('reshape', { targetShape: [-1, -1] }), target: param('x', 'targetShape'), severity: 'error', fixes: 1 },
  { code: 'reshapeZero', document: images('reshape', { targetShape: [0, 784] }), target: param('x', 'targetShape'), severity: 'error', fixes: 1 },
  { code: 'tooFewInputs', document: graphOf({ data: xor, m: 'add', out, loss: bce }, ['data.features > m > out > loss.prediction', 'data.target > loss.target'], calm), target: port('m'), severity: 'error', fixes: 0 },
  { code: 'mergeShapesDiffer', document: merge('add', {}, 3, 5), target: port('m'), severity: 'error', fixes: 1 },
  { code: 'concatShapesDiffer', document: graphOf({ data: 'mnist', a: ['conv2d', { kernelSize: [3, 3] }], b: ['conv2d', { kernelSize: [5, 5] }], m: 'concatenate' }, ['data.features > a > m', 'data.features > b > m']), target: port('m'), severity: 'error', fixes: 0 },
  { code: 'axisOutOfRange', document: merge('concatenate', { axis: 4 }, 3, 3), target: param('m', 'axis'), severity: 'error', fixes: 1 },

  { code: 'encodingUnsuited', document: classes({ units: 3, activation: 'softmax' }, 'sparseCategoricalCrossentropy'), target: port('loss', 'target'), severity: 'error', fixes: 2 },
  { code: 'unitsUnlikeClasses', document: classes({ units: 12, activation: 'softmax' }, 'categoricalCrossentropy'), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'unitsUnlikeClasses', name: 'behind an activation and dropout', document: graphOf({ data: blobs, out: ['dense', { units: 12 }], soft: 'softmax', loss: 'categoricalCrossentropy' }, ['data.features > out > soft > loss.prediction', 'data.target > loss.target']), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'predictionNotFlat', document: graphOf({ data: 'mnist', out: ['dense', { units: 10, activation: 'softmax' }], loss: 'categoricalCrossentropy' }, WIRES), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'shapesDiffer', document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 4 }], loss: 'meanSquaredError' }, WIRES), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'activationUnsuited', document: classes({ units: 3, activation: 'relu' }, 'categoricalCrossentropy'), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'activationUnsuited', name: 'of a linear output', document: classes({ units: 3 }, 'categoricalCrossentropy'), target: port('loss', 'prediction'), severity: 'error', fixes: 2 },
  { code: 'activationUnsuited', name: 'of an activation node', document: graphOf({ data: blobs, out: ['dense', { units: 3 }], act: 'relu', loss: 'categoricalCrossentropy' }, ['data.features > out > act > loss.prediction', 'data.target > loss.target']), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'activationUnsuited', name: 'of a merge', document: graphOf({ data: blobs, a: ['dense', { units: 3 }], b: ['dense', { units: 3 }], m: 'add', loss: 'categoricalCrossentropy' }, ['data.features > a > m > loss.prediction', 'data.features > b > m', 'data.target > loss.target']), target: port('loss', 'prediction'), severity: 'error', fixes: 2 },
  { code: 'activationUnsuited', name: 'that nearly works', document: classes({ units: 3, activation: 'sigmoid' }, 'categoricalCrossentropy'), target: port('loss', 'prediction'), severity: 'warning', fixes: 1 },
  { code: 'activationTwice', document: classes({ units: 3, activation: 'softmax' }, ['categoricalCrossentropy', { from: 'logits' }]), target: port('loss', 'prediction'), severity: 'error', fixes: 2 },
  { code: 'softmaxOfOne', document: graphOf({ data: xor, out: ['dense', { units: 1, activation: 'softmax' }], loss: bce }, WIRES, calm), target: port('loss', 'prediction'), severity: 'error', fixes: 1 },
  { code: 'labelsAsNumbers', document: classes({ units: 3 }, 'meanSquaredError'), target: port('loss', 'target'), severity: 'warning', fixes: 1 },
  { code: 'targetNotLabels', document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 2, activation: 'softmax' }], loss: 'sparseCategoricalCrossentropy' }, WIRES), target: port('loss', 'target'), severity: 'error', fixes: 1 },
  { code: 'lossWeightZero', document: graphOf({ data: xor, out, loss: [bce, { weight: 0 }] }, WIRES, calm), target: param('loss', 'weight'), severity: 'error', fixes: 1 },
  { code: 'lossWeightZero', name: 'beside another loss', document: graphOf({ data: xor, out, loss: bce, silent: [bce, { weight: 0 }] }, [...WIRES, 'out > silent.prediction', 'data.target > silent.target'], calm), target: param('silent', 'weight'), severity: 'info', fixes: 1 },
  { code: 'lossEndsSwapped', document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }], loss: 'meanSquaredError' }, ['data.features > out > loss.target', 'data.target > loss.prediction']), target: node('loss'), severity: 'error', fixes: 1 },
  { code: 'targetLearns', document: graphOf({ data: ['sine', { samples: 100 }], a: ['dense', { units: 1 }], b: ['dense', { units: 1 }], loss: 'meanSquaredError' }, ['data.features > a > loss.prediction', 'data.features > b > loss.target']), target: edge('e3'), severity: 'warning', fixes: 1 },

  { code: 'emptyGraph', document: graphOf({}), target: whole, severity: 'error', fixes: 1 },
  { code: 'noData', document: graphOf({ a: 'dense', b: 'dense' }, ['a > b']), target: whole, severity: 'error', fixes: 1 },
  { code: 'noLoss', document: graphOf({ data: blobs, out: ['dense', { units: 3, activation: 'softmax' }] }, ['data.features > out']), target: whole, severity: 'error', fixes: 1 },
  { code: 'noLoss', name: 'of a regression', document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }] }, ['data.features > out']), target: whole, severity: 'error', fixes: 1 },
  { code: 'nothingToTrain', document: graphOf({ data: ['sine', { samples: 100 }], a: 'flatten', loss: 'meanSquaredError' }, ['data.features > a > loss.prediction', 'data.target > loss.target']), target: whole, severity: 'error', fixes: 0 },
  { code: 'everythingFrozen', document: graphOf({ data: xor, out: [...out, { trainable: false }], loss: bce }, WIRES, calm), target: whole, severity: 'error', fixes: 1 },
  { code: 'dataRowsDiffer', document: graphOf({ data: ['sine', { samples: 100 }], other: ['sine', { samples: 200 }], out: ['dense', { units: 1 }], loss: 'meanSquaredError' }, ['data.features > out > loss.prediction', 'other.target > loss.target']), target: node('other'), severity: 'error', fixes: 1 },
  { code: 'labelsIntoLayer', document: graphOf({ data: xor, out, loss: bce }, ['data.target > out > loss.prediction', 'data.target > loss.target'], calm), target: edge('e0'), severity: 'warning', fixes: 2 },
  { code: 'unreached', document: graphOf({ a: ['dense', { units: 1 }], b: ['dense', { units: 1 }], loss: 'meanSquaredError' }, ['a > loss.prediction', 'b > loss.target']), target: node('loss'), severity: 'warning', fixes: 0 },
  { code: 'danglingOutput', document: graphOf({ data: xor, out, spare: ['dense', { units: 2 }], loss: bce }, [...WIRES, 'data.features > spare'], calm), target: node('spare'), severity: 'warning', fixes: 1 },
  { code: 'danglingOutput', name: 'where a loss still waits', document: graphOf({ data: xor, out, loss: bce }, ['data.features > out', 'data.target > loss.target'], calm), target: node('out'), severity: 'warning', fixes: 2 },
  { code: 'unreachable', document: graphOf({ data: xor, out, a: ['dense', { units: 2 }], b: ['dense', { units: 2, activation: 'relu' }], loss: bce }, [...WIRES, 'data.features > a > b'], calm), target: node('a'), severity: 'warning', fixes: 1 },
  { code: 'stackedLinear', document: graphOf({ data: xor, a: ['dense', { units: 4 }], out, loss: bce }, ['data.features > a > out > loss.prediction', 'data.target > loss.target'], calm), target: param('a', 'activation'), severity: 'info', fixes: 1 },
  { code: 'dropoutOnOutput', document: graphOf({ data: xor, out, drop: 'dropout', loss: bce }, ['data.features > out > drop > loss.prediction', 'data.target > loss.target'], calm), target: node('drop'), severity: 'warning', fixes: 1 },
  { code: 'softmaxOneUnit', document: graphOf({ data: xor, a: ['dense', { units: 1, activation: 'softmax' }], out, loss: bce }, ['data.features > a > out > loss.prediction', 'data.target > loss.target'], calm), target: param('a', 'activation'), severity: 'warning', fixes: 1 },
  { code: 'vanishingGradient', document: graphOf({ data: xor, a: ['dense', { activation: 'sigmoid' }], b: ['dense', { activation: 'sigmoid' }], c: ['dense', { activation: 'sigmoid' }], out, loss: bce }, ['data.features > a > b > c > out > loss.prediction', 'data.target > loss.target'], calm), target: node('out'), severity: 'info', fixes: 1 },

  { code: 'optimizerUnknown', document: unit(training({ optimizer: { type: 'magic', params: {} } })), target: setting('optimizer'), severity: 'error', fixes: 1 },
  { code: 'scheduleUnknown', document: unit(training({ schedule: { type: 'magic', params: {} } })), target: setting('schedule'), severity: 'error', fixes: 1 },
  { code: 'badSetting', document: unit(training({ optimizer: { type: 'adam', params: { learningRate: -1 } } })), target: setting('optimizer.learningRate'), severity: 'error', fixes: 1 },
  { code: 'learningRateHigh', document: unit(training({ optimizer: { type: 'adam', params: { learningRate: 0.5 } } })), target: setting('optimizer.learningRate'), severity: 'warning', fixes: 1 },
  { code: 'metricUnknown', document: unit(training({ metrics: ['accuracy', 'magic'] })), target: setting('metrics'), severity: 'error', fixes: 1 },
  { code: 'metricUnsuited', document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }], loss: 'meanSquaredError' }, WIRES, training({ metrics: ['accuracy'] })), target: setting('metrics'), severity: 'warning', fixes: 1 },
  { code: 'splitLeavesNothing', document: unit(training({ split: { validation: 0.6, test: 0.4 } })), target: setting('split'), severity: 'error', fixes: 1 },
  { code: 'batchLargerThanData', document: unit(training({ batchSize: 32 })), target: setting('batchSize'), severity: 'warning', fixes: 1 },
  { code: 'validationEmpty', document: unit(training({ split: { validation: 0.1, test: 0 } })), target: setting('split'), severity: 'warning', fixes: 1 },
  { code: 'stoppingWithoutValidation', document: unit(training({ stopping: { patience: 3, minDelta: 0 } })), target: setting('stopping'), severity: 'warning', fixes: 2 },
  { code: 'patienceTooLong', document: unit(training({ epochs: 5, stopping: { patience: 5, minDelta: 0 } })), target: setting('stopping'), severity: 'info', fixes: 1 },
  { code: 'tooManyParameters', document: graphOf({ data: xor, a: ['dense', { units: 65_536, activation: 'relu' }], b: ['dense', { units: 65_536, activation: 'relu' }], out, loss: bce }, ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'], calm), target: node('b'), severity: 'error', fixes: 0 },
  { code: 'batchTooLarge', document: graphOf({ data: 'mnist', conv: ['conv2d', { filters: 8192, activation: 'relu' }], flat: 'flatten', out: ['dense', { units: 10, activation: 'softmax' }], loss: 'categoricalCrossentropy' }, ['data.features > conv > flat > out > loss.prediction', 'data.target > loss.target'], training({ batchSize: 4096 })), target: setting('batchSize'), severity: 'error', fixes: 1 },
]

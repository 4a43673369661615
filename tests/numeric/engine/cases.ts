import { catalog } from '../../../shared/catalog/catalog'
import type { GraphDocument } from '../../../shared/graph/document'
import { variantsOf } from '../../contract/catalog/variants'
import { dense, toChain, toDocument, type NodeSpec, type Wire } from '../trainer/toDocument'
import { associativeCases } from './associativeCases'
import { competitiveCases } from './competitiveCases'
import { perceptronCases } from './perceptronCases'
import { searchCases } from './searchCases'
import { kernelCases } from './kernelCases'
import { ntmCases } from './ntmCases'
import { blobs, compiledModes, settings, type Mode } from './programs'
import { stochasticCases } from './stochasticCases'

/** A network to be trained op by op and compiled. */
export interface Case {
  readonly name: string
  readonly document: GraphDocument
  /** Losses may differ by this share. */
  readonly tolerance: number
  readonly modes: readonly Mode[]
}

type Layer = Omit<NodeSpec, 'id'>
const slow = { type: 'sgd', params: { learningRate: 0.05 } }
const toCase = (
  name: string,
  document: GraphDocument,
  tolerance = 1e-3,
  modes: readonly Mode[] = compiledModes,
): Case => ({ name, document, tolerance, modes })

/** A stem, layers side by side on it, their answers one behind the other, an output: all in one network, which XLA compiles once. */
function sideBySide(data: NodeSpec, stem: readonly Layer[], branches: readonly (readonly Layer[])[]): GraphDocument {
  const nodes: NodeSpec[] = [data]
  const wires: Wire[] = []
  const chain = (from: string, layers: readonly Layer[], name: string): string =>
    layers.reduce((before, layer, i) => {
      nodes.push({ ...layer, id: `${name}${i}` })
      wires.push([before, `${name}${i}.${catalog.layers.get(layer.type)?.inputs[0]?.name ?? 'input'}`])
      return `${name}${i}`
    }, from)
  const root = chain(`${data.id}.features`, stem, 'stem')
  const ends = branches.map((layers, i) => chain(root, layers, `branch${i}x`))
  nodes.push({ id: 'all', type: 'concatenate' })
  wires.push(...ends.map((end): Wire => [end, 'all']))
  const classes = data.type === 'mnist' ? 10 : 3
  const last = chain('all', [dense(classes, 'softmax')], 'head')
  nodes.push({ id: 'loss', type: 'categoricalCrossentropy' })
  wires.push([last, 'loss.prediction'], [`${data.id}.target`, 'loss.target'])
  return toDocument(nodes, wires, settings({ batchSize: 8, optimizer: slow }))
}

/** One body, and a head for each loss. */
function heads(
  data: NodeSpec,
  losses: readonly (readonly [head: Layer, loss: Layer])[],
  metrics?: readonly string[],
): GraphDocument {
  const nodes: NodeSpec[] = [data, { ...dense(8, 'tanh'), id: 'body' }]
  const wires: Wire[] = [[`${data.id}.features`, 'body']]
  losses.forEach(([head, loss], i) => {
    nodes.push({ ...head, id: `head${i}` }, { ...loss, id: `loss${i}` })
    wires.push(['body', `head${i}`])
    for (const { name, optional } of catalog.losses.get(loss.type)?.inputs ?? [])
      if (!optional) wires.push([name === 'target' ? `${data.id}.target` : `head${i}`, `loss${i}.${name}`])
  })
  return toDocument(nodes, wires, settings(metrics && { metrics }))
}

const logits = { from: 'logits', weight: 0.5 }
const losses: readonly Case[] = [
  toCase('distances', heads({ id: 'data', type: 'sine' }, [
    [dense(1), { type: 'meanSquaredError' }],
    [dense(1), { type: 'meanAbsoluteError', params: { weight: 0.5 } }],
    [dense(1), { type: 'huber', params: { delta: 0.3 } }],
    [dense(1), { type: 'logCosh' }],
    [dense(1), { type: 'noisePrediction' }],
    [dense(1), { type: 'formulaLoss', params: { formula: 'abs(y - p) + softplus(p)^2 / 10' } }],
    [dense(1, 'sigmoid'), { type: 'poisson' }],
  ], ['meanAbsoluteError', 'rootMeanSquaredError', 'r2'])), // prettier-ignore
  toCase('binary cross-entropy', heads({ id: 'data', type: 'moons' }, [
    [dense(1, 'sigmoid'), { type: 'binaryCrossentropy' }],
    [dense(1), { type: 'binaryCrossentropy', params: logits }],
    [dense(1), { type: 'binaryCrossentropy', params: { from: 'logits', labelSmoothing: 0.2 } }],
  ], ['accuracy', 'precision', 'rocAuc', 'prAuc'])), // prettier-ignore
  toCase('margins', heads({ id: 'data', type: 'moons', params: { encoding: 'signed' } }, [
    [dense(1, 'tanh'), { type: 'hinge' }],
    [dense(1), { type: 'squaredHinge' }],
    [dense(1), { type: 'perceptronCriterion' }],
    [dense(1), { type: 'logisticLoss' }],
    [dense(1), { type: 'zeroOne' }],
  ], ['recall', 'f1', 'specificity', 'balancedAccuracy', 'rocAuc'])), // prettier-ignore
  toCase('several classes, hidden nodes, adversaries', heads(blobs, [
    [dense(3), { type: 'categoricalHinge' }],
    ...['westonWatkins', 'crammerSinger'].map((form) => [dense(3), { type: 'multiclassSvm', params: { form } }] as const),
    [dense(3, 'softmax'), { type: 'klDivergence' }],
    [dense(3), { type: 'cosineSimilarity' }],
    ...['l1', 'l2', 'kl'].map((penalty) => [dense(4, 'sigmoid'), { type: 'activityLoss', params: { penalty } }] as const),
    ...['crossEntropy', 'leastSquares', 'hinge'].map((form) => [dense(1), { type: 'ganDiscriminator', params: { form, smoothing: 0.1 } }] as const),
    ...['nonSaturating', 'minimax', 'leastSquares', 'hinge'].map((form) => [dense(1), { type: 'ganGenerator', params: { form, weight: 0.01 } }] as const),
  ], ['topK', 'f1', 'balancedAccuracy', 'rocAuc', 'prAuc'])), // prettier-ignore
  ...['categoricalCrossentropy', 'sparseCategoricalCrossentropy'].map((type) => {
    const encoding = type.startsWith('sparse') ? 'index' : 'oneHot'
    return toCase(type, heads({ ...blobs, params: { ...blobs.params, encoding } }, [
      [dense(3, 'softmax'), { type }],
      [dense(3), { type, params: logits }],
    ])) // prettier-ignore
  }),
]

/** Every optimizer with each yes and no of its own, and the schedules along with them. */
const optimizers: readonly Case[] = [
  ['sgd', {}, 'constant'],
  ['momentum', {}, 'stepDecay'],
  ['momentum', { nesterov: true }, 'exponentialDecay'],
  ['rmsprop', {}, 'cosineDecay'],
  ['rmsprop', { centered: true, momentum: 0.5 }, 'constant'],
  ['adam', {}, 'stepDecay'],
  ['adamw', {}, 'polynomialDecay'],
  ['nadam', {}, 'cosineRestarts'],
  ['adagrad', {}, 'oneCycle'],
  ...[...catalog.optimizers.keys()].map((type) => [type, {}, 'constant'] as const),
].flatMap(([type, params, schedule], i, all) => {
  // One that is new is tried with its defaults.
  if (all.findIndex((one) => one[0] === type && JSON.stringify(one[1]) === JSON.stringify(params)) < i) return []
  const training = { optimizer: { type, params }, schedule: { type: schedule, params: schedule === 'stepDecay' ? { every: 1 } : {} } } // prettier-ignore
  const layers = [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.3 } }, dense(3, 'softmax')]
  const document = toChain(blobs, layers, { type: 'categoricalCrossentropy' }, settings(training))
  return [toCase(`optimizer ${type} ${JSON.stringify(params)}, ${schedule}`, document, 2e-4)]
})

/** Two turns in a round, one of two batches: each learns its own loss with its own optimizer, and what it does not train stays. */
const phases: readonly Case[] = [
  toCase('alternating turns, clipped', toDocument(
    [
      blobs,
      { id: 'body', ...dense(8, 'tanh') },
      { id: 'norm', type: 'batchNormalization' },
      { id: 'drop', type: 'dropout', params: { rate: 0.3 } },
      { id: 'head', ...dense(3, 'softmax') },
      { id: 'back', ...dense(2) },
      { id: 'loss', type: 'categoricalCrossentropy' },
      { id: 'copy', type: 'meanSquaredError' },
    ],
    [
      ['data.features', 'body'], ['body', 'norm'], ['norm', 'drop'], ['drop', 'head'], ['drop', 'back'],
      ['head', 'loss.prediction'], ['data.target', 'loss.target'], ['back', 'copy.prediction'], ['data.features', 'copy.target'],
    ],
    settings({
      clip: { by: 'norm', limit: 0.5 },
      schedule: { type: 'reduceLrOnPlateau', params: {} },
      phases: [{ id: 'a', epochs: 3, turns: [
        { objectives: ['loss'], trains: ['head'], steps: 2 },
        { objectives: ['copy'], trains: ['body', 'norm', 'back'], optimizer: { type: 'sgd', params: {} } },
      ] }],
    }),
  )),
] // prettier-ignore

const activations = [...catalog.activations].flatMap(([type, item]) => {
  const all = variantsOf(item.params).map((params) => ({ type, params }))
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
})

/** Moments of MNIST: 4 of 7 numbers. */
const moments: readonly Layer[] = [
  { type: 'averagePooling2d', params: { poolSize: [7, 4], strides: [7, 4] } },
  { type: 'reshape', params: { targetShape: [4, 7] } },
]
const flat: Layer = { type: 'flatten' }
const mnist = { id: 'data', type: 'mnist' }
const recurrent = (type: string, params: Record<string, boolean | string> = {}): readonly Layer[] => [
  { type, params: { units: 4, ...params } },
  flat,
]
const image = (type: string, params: NodeSpec['params'] = {}): readonly Layer[] => [{ type, params }, flat]

const layers: readonly Case[] = [
  toCase('activations', sideBySide(blobs, [dense(8)], activations.map((layer) => [layer])), 2e-4), // prettier-ignore
  toCase('dense, normalizations, noise', sideBySide(blobs, [dense(8, 'relu')], [
    [dense(3, 'tanh', { useBias: false })],
    [{ type: 'batchNormalization' }],
    [{ type: 'batchNormalization', params: { momentum: 0.5, center: false, scale: false } }],
    [{ type: 'layerNormalization' }],
    [{ type: 'layerNormalization', params: { center: false, scale: false } }],
    [{ type: 'dropout', params: { rate: 0.5 } }],
    [{ type: 'prelu' }],
    [{ type: 'prelu', params: { sharedAxes: false, alphaInitializer: { type: 'constant', params: { value: 0.25 } } } }],
    [{ type: 'maxout', params: { units: 3 } }],
    ...[...catalog.regularizers.keys()].map((kernelRegularizer) => [dense(3, 'tanh', { kernelRegularizer, biasRegularizer: 'l2' })]),
    ...[...catalog.constraints.keys()].map((kernelConstraint) => [dense(3, 'tanh', { kernelConstraint })]),
    [dense(3, 'elu', { activation: { type: 'elu', params: { alpha: 0.4 } }, kernelConstraint: { type: 'maxNorm', params: { maxValue: 0.5, over: 'outputs' } } })],
    [dense(4, 'sigmoid'), { type: 'activityRegularization', params: { l2: 0.01, kl: 0.1 } }],
  ])), // prettier-ignore
  toCase('images', sideBySide(mnist, [{ type: 'averagePooling2d', params: { poolSize: [4, 4], strides: [4, 4] } }], [
    image('conv2d', { filters: 2 }),
    image('conv2d', { filters: 2, padding: 'same', strides: [2, 1], kernelSize: [2, 3], activation: 'relu', useBias: false }),
    image('maxPooling2d'),
    image('maxPooling2d', { padding: 'same', poolSize: [3, 2], strides: [2, 1] }),
    image('averagePooling2d'),
    image('averagePooling2d', { padding: 'same', poolSize: [3, 2], strides: [2, 1] }),
    [flat],
  ])), // prettier-ignore
  toCase('recurrences step by step', sideBySide(mnist, moments, [
    recurrent('lstm', { recurrentActivation: 'tanh' }),
    recurrent('lstm', { recurrentActivation: 'tanh', returnSequences: true, direction: 'both', useBias: false }),
    recurrent('gru', { activation: 'relu' }),
    recurrent('gru', { activation: 'relu', resetAfter: false, returnSequences: true, direction: 'backward' }),
    recurrent('simpleRnn'),
    recurrent('simpleRnn', { returnSequences: true, direction: 'both', mergeMode: 'multiply' }),
    recurrent('elman', { activation: 'sigmoid' }),
    recurrent('jordan', { hiddenActivation: 'sigmoid' }),
  ])), // prettier-ignore
  // XLA does not know the library's kernels for whole recurrences: such a run stays native.
  toCase('recurrences in one piece', sideBySide(mnist, moments, [
    recurrent('lstm'),
    recurrent('lstm', { returnSequences: true, direction: 'both' }),
    recurrent('gru'),
    recurrent('gru', { returnSequences: true }),
    recurrent('gru', { resetAfter: false }),
    recurrent('gru', { resetAfter: false, returnSequences: true, direction: 'backward' }),
  ]), 1e-3, ['native']), // prettier-ignore
  toCase('sequences', sideBySide(mnist, moments, [
    [{ type: 'multiHeadAttention', params: { dropout: 0.3, useCausalMask: true } }, flat],
    [{ type: 'multiHeadAttention', params: { useBias: false, keyDim: 3 } }, flat],
    [{ type: 'positionalEncoding' }, flat],
    [{ type: 'globalAveragePooling1d' }],
  ])), // prettier-ignore
  toCase('windows along sequences', sideBySide(mnist, moments, [
    image('conv1d', { filters: 3, padding: 'same', strides: 2 }),
    [{ type: 'conv1d', params: { filters: 4, kernelSize: 2, padding: 'causal', dilationRate: 2 } }, { type: 'globalMaxPooling1d' }],
    image('maxPooling1d'),
    image('averagePooling1d', { padding: 'same', poolSize: 3, strides: 2 }),
    image('upSampling1d', { size: 3 }),
    image('permute'),
    image('spatialDropout'),
    image('dropConnect', { units: 3, activation: 'tanh' }),
    image('noisyDense', { units: 3, activation: 'tanh' }),
    image('sumNode', { domain: 'log' }),
    image('productNode', { groupSize: 7 }),
  ])), // prettier-ignore
  toCase('windows over images and volumes', sideBySide(mnist, [
    { type: 'averagePooling2d', params: { poolSize: [4, 4], strides: [4, 4] } },
    { type: 'conv2d', params: { filters: 2, padding: 'same', dilationRate: [2, 1], activation: 'tanh' } },
  ], [
    image('conv2d', { filters: 4, groups: 2 }),
    image('separableConv2d', { filters: 3, depthMultiplier: 2, padding: 'same', strides: 2 }),
    image('depthwiseConv2d', { activation: 'relu' }),
    image('conv2dTranspose', { filters: 2 }),
    image('conv2dTranspose', { filters: 1, padding: 'valid', kernelSize: [2, 3], useBias: false }),
    image('upSampling2d'),
    image('upSampling2d', { interpolation: 'bilinear', size: [2, 1] }),
    image('zeroPadding2d'),
    image('cropping2d', { left: 2 }),
    [{ type: 'globalMaxPooling2d' }],
    [{ type: 'globalAveragePooling2d' }],
    [{ type: 'reshape', params: { targetShape: [7, 7, 2, 1] } }, { type: 'conv3d', params: { filters: 2, kernelSize: [3, 3, 1], strides: [2, 2, 1] } }, flat],
    [{ type: 'reshape', params: { targetShape: [7, 7, 2, 1] } }, { type: 'conv3d', params: { filters: 1, kernelSize: [2, 2, 2], padding: 'same', activation: 'tanh' } }, flat],
  ])), // prettier-ignore
  toCase('noise and changes of images', sideBySide(mnist, [
    { type: 'averagePooling2d', params: { poolSize: [4, 4], strides: [4, 4] } },
    { type: 'conv2d', params: { filters: 2, padding: 'same', activation: 'tanh' } },
  ], [
    image('randomFlip'),
    image('randomTranslation', { fillMode: 'constant' }),
    image('randomRotation', { fillMode: 'nearest' }),
    image('randomZoom'),
    image('randomCrop', { height: 5, width: 6 }),
    image('gaussianNoise'),
    image('gaussianDropout'),
    image('corruption', { kind: 'saltAndPepper' }),
    image('corruption', { kind: 'zero', rate: 0.3 }),
    image('rescaling', { scale: 2, offset: -1 }),
  ])), // prettier-ignore
  toCase('moving images', sideBySide(mnist, [
    { type: 'averagePooling2d', params: { poolSize: [7, 7], strides: [7, 7] } },
    { type: 'reshape', params: { targetShape: [2, 2, 4, 1] } },
  ], [
    [{ type: 'convLstm2d', params: { filters: 2 } }, flat],
    [{ type: 'convLstm2d', params: { filters: 2, padding: 'valid', kernelSize: [2, 2], strides: [1, 2], direction: 'both', returnSequences: true } }, flat],
  ])), // prettier-ignore
  toCase('embedding', toChain(
    { id: 'data', type: 'toySentiment' },
    [{ type: 'embedding' }, flat, dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    settings(),
  )), // prettier-ignore
  toCase('trees', toDocument(
    [{ id: 'data', type: 'toyTrees', params: { samples: 100, depth: 1 } }, { id: 'words', type: 'embedding', params: { inputDim: 100, outputDim: 3 } },
      { id: 'tree', type: 'treeCell' }, { ...dense(1, 'sigmoid'), id: 'head' }, { id: 'loss', type: 'binaryCrossentropy' }],
    [['data.features', 'words'], ['words', 'tree'], ['data.left', 'tree.left'], ['data.right', 'tree.right'],
      ['tree', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target']],
    settings(),
  )), // prettier-ignore
  toCase('padding, answers at every moment', toDocument(
    [{ id: 'data', type: 'sequenceReversal', params: { samples: 100, symbols: 3, length: 3, shortest: 2 } },
      { id: 'words', type: 'embedding', params: { inputDim: 5, outputDim: 4, maskZero: true } },
      { id: 'rnn', type: 'simpleRnn', params: { units: 4, returnSequences: true } },
      { id: 'places', type: 'positionalEncoding', params: { kind: 'learned', maxLength: 6 } },
      { id: 'look', type: 'multiHeadAttention' }, { ...dense(5), id: 'head' },
      { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } }],
    [['data.features', 'words'], ['words', 'rnn'], ['rnn', 'places'], ['places', 'look.query'], ['look', 'head'],
      ['head', 'loss.prediction'], ['data.target', 'loss.target']],
    settings(),
  )), // prettier-ignore
  toCase('CTC of masked sounds', toChain(
    { id: 'data', type: 'toyCtc', params: { samples: 100, symbols: 2, length: 1 } },
    [{ type: 'masking' }, { type: 'simpleRnn', params: { units: 4, returnSequences: true } }, dense(3)],
    { type: 'ctc' },
    settings(),
  )), // prettier-ignore
  toCase('merges', toDocument(
    [blobs, ...['a', 'b', 'c'].map((id) => ({ ...dense(4, 'tanh'), id })), { id: 'sum', type: 'add' }, { id: 'product', type: 'multiply' },
      { id: 'tied', type: 'tiedDense', params: { units: 2, activation: 'tanh' }, sharesWith: 'a' },
      { id: 'both', type: 'concatenate' }, { ...dense(3, 'softmax'), id: 'head' }, { id: 'loss', type: 'categoricalCrossentropy' }],
    [...['a', 'b', 'c'].map((id): Wire => ['data.features', id]), ['a', 'sum'], ['b', 'sum'], ['b', 'product'], ['c', 'product'],
      ['c', 'tied'], ['tied', 'both'], ['sum', 'both'], ['product', 'both'], ['both', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target']],
    settings(),
  )), // prettier-ignore
  toCase('more merges', toDocument(
    [blobs, ...['a', 'b', 'c'].map((id) => ({ ...dense(4, 'tanh'), id })), ...['average', 'maximum', 'minimum', 'subtract'].map((type) => ({ id: type, type })),
      { id: 'rows', type: 'repeatVector', params: { n: 3 } }, { id: 'product', type: 'dot', params: { firstAxis: 2 } },
      { id: 'own', type: 'formula', params: { formula: '-sin(2*a)^2 + max(b, 0.5*c) - log(1 + softplus(a)) * step(b) / 2' } },
      { id: 'likeness', type: 'dot', params: { normalize: true } }, { id: 'sums', type: 'sumNode' }, { id: 'products', type: 'productNode', params: { domain: 'log' } },
      { id: 'parts', type: 'split', params: { size: 1 } }, { id: 'times', type: 'bootstrap', params: { samples: 300 } },
      { id: 'all', type: 'concatenate' }, { ...dense(3, 'softmax'), id: 'head' }, { id: 'loss', type: 'categoricalCrossentropy' }],
    [...['a', 'b', 'c'].map((id): Wire => ['data.features', id]), ...['average', 'maximum', 'minimum', 'own'].flatMap((id): Wire[] => [['a', id], ['b', id], ['c', id]]),
      ['a', 'subtract.minuend'], ['b', 'subtract.subtrahend'], ['b', 'rows'], ['rows', 'product.first'], ['c', 'product.second'],
      ['c', 'parts'], ['parts.first', 'all'], ['parts.rest', 'all'], ['times.counts', 'loss.sampleWeight'],
      ['a', 'likeness.first'], ['b', 'likeness.second'], ['c', 'sums'], ['sums', 'products'],
      ...['average', 'maximum', 'minimum', 'subtract', 'product', 'likeness', 'products', 'own'].map((id): Wire => [id, 'all']),
      ['all', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target']],
    settings(),
  )), // prettier-ignore
]

const generative: readonly Case[] = [
  toCase('noise, sampling and diffusion', toDocument(
    [{ id: 'data', type: 'moons' }, { id: 'diffuse', type: 'diffusion', params: { steps: 20 } },
      { id: 'late', type: 'diffusion', params: { schedule: 'linear' } }, { id: 'when', type: 'timeEmbedding', params: { size: 8 } },
      { id: 'both', type: 'concatenate' }, { ...dense(8, 'tanh'), id: 'guess' }, { ...dense(2), id: 'guessed' },
      { id: 'seed', type: 'noise', params: { shape: [3], distribution: 'uniform' } }, { ...dense(2), id: 'fake' },
      { ...dense(2), id: 'mean' }, { ...dense(2), id: 'spread' }, { id: 'code', type: 'sampling', params: { klWeight: 0.1 } },
      { ...dense(2), id: 'decoded' }, ...['a', 'b', 'c', 'd'].map((id) => ({ id, type: 'meanSquaredError' }))],
    [['data.features', 'diffuse'], ['diffuse.time', 'when'], ['diffuse.noisy', 'both'], ['when', 'both'], ['both', 'guess'],
      ['guess', 'guessed'], ['guessed', 'a.prediction'], ['diffuse.noise', 'a.target'], ['seed', 'fake'],
      ['fake', 'b.prediction'], ['data.features', 'b.target'], ['data.features', 'mean'], ['data.features', 'spread'],
      ['mean', 'code.mean'], ['spread', 'code.logVariance'], ['code', 'decoded'], ['decoded', 'c.prediction'],
      ['data.features', 'c.target'], ['data.features', 'late'], ['guessed', 'd.prediction'], ['late.noise', 'd.target']],
    settings(),
  )), // prettier-ignore
]

export const cases: readonly Case[] = [
  ...generative,
  ...layers,
  ...losses,
  ...optimizers,
  ...phases,
  ...associativeCases,
  ...stochasticCases,
  ...competitiveCases,
  ...perceptronCases,
  ...searchCases,
  ...kernelCases,
  ...ntmCases,
]

import { catalog } from '../../../shared/catalog/catalog'
import type { GraphDocument } from '../../../shared/graph/document'
import { variantsOf } from '../../contract/catalog/variants'
import { dense, toChain, toDocument, type NodeSpec, type Wire } from '../trainer/toDocument'
import { blobs, compiledModes, settings, type Mode } from './programs'

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
    for (const { name } of catalog.losses.get(loss.type)?.inputs ?? [])
      wires.push([name === 'target' ? `${data.id}.target` : `head${i}`, `loss${i}.${name}`])
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
  ...[...catalog.optimizers.keys()].map((type) => [type, {}, 'constant'] as const),
].flatMap(([type, params, schedule], i, all) => {
  // One that is new is tried with its defaults.
  if (all.findIndex((one) => one[0] === type && JSON.stringify(one[1]) === JSON.stringify(params)) < i) return []
  const training = { optimizer: { type, params }, schedule: { type: schedule, params: schedule === 'stepDecay' ? { every: 1 } : {} } } // prettier-ignore
  const layers = [dense(8, 'tanh'), { type: 'dropout', params: { rate: 0.3 } }, dense(3, 'softmax')]
  const document = toChain(blobs, layers, { type: 'categoricalCrossentropy' }, settings(training))
  return [toCase(`optimizer ${type} ${JSON.stringify(params)}, ${schedule}`, document, 2e-4)]
})

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
    recurrent('lstm', { recurrentActivation: 'tanh', returnSequences: true, goBackwards: true, useBias: false }),
    recurrent('gru', { activation: 'relu' }),
    recurrent('gru', { activation: 'relu', resetAfter: false, returnSequences: true, goBackwards: true }),
  ])), // prettier-ignore
  // XLA does not know the library's kernels for whole recurrences: such a run stays native.
  toCase('recurrences in one piece', sideBySide(mnist, moments, [
    recurrent('lstm'),
    recurrent('lstm', { returnSequences: true, goBackwards: true }),
    recurrent('gru'),
    recurrent('gru', { returnSequences: true }),
    recurrent('gru', { resetAfter: false }),
    recurrent('gru', { resetAfter: false, returnSequences: true, goBackwards: true }),
  ]), 1e-3, ['native']), // prettier-ignore
  toCase('sequences', sideBySide(mnist, moments, [
    [{ type: 'multiHeadAttention', params: { dropout: 0.3, useCausalMask: true } }, flat],
    [{ type: 'multiHeadAttention', params: { useBias: false, keyDim: 3 } }, flat],
    [{ type: 'positionalEncoding' }, flat],
    [{ type: 'globalAveragePooling1d' }],
  ])), // prettier-ignore
  toCase('embedding', toChain(
    { id: 'data', type: 'toySentiment' },
    [{ type: 'embedding' }, flat, dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    settings(),
  )), // prettier-ignore
  toCase('merges', toDocument(
    [blobs, ...['a', 'b', 'c'].map((id) => ({ ...dense(4, 'tanh'), id })), { id: 'sum', type: 'add' }, { id: 'product', type: 'multiply' },
      { id: 'both', type: 'concatenate' }, { ...dense(3, 'softmax'), id: 'head' }, { id: 'loss', type: 'categoricalCrossentropy' }],
    [...['a', 'b', 'c'].map((id): Wire => ['data.features', id]), ['a', 'sum'], ['b', 'sum'], ['b', 'product'], ['c', 'product'],
      ['sum', 'both'], ['product', 'both'], ['both', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target']],
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

export const cases: readonly Case[] = [...generative, ...layers, ...losses, ...optimizers]

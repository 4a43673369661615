import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphEdge, GraphNode, JsonValue } from '@shared/graph/document'

type Params = Record<string, JsonValue>
const node = (id: string, type: string, params: Params = {}, extra: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type,
  params,
  position: { x: 0, y: 0 },
  ...extra,
})
const wire = (from: string, to: string, port = 'input'): GraphEdge => {
  const [source = '', sourcePort = 'output'] = from.split('.')
  return { id: `${from}>${to}.${port}`, source: { node: source, port: sourcePort }, target: { node: to, port } }
}

/** A network that uses every layer and activation, shared and frozen weights, branches that meet, and two losses. */
export function wideDocument(): GraphDocument {
  const nodes = [
    node('digits', 'mnist', { rows: 200, encoding: 'oneHot' }),
    node('entrance', 'input', { shape: [28, 28, 1] }),
    node(
      'conv-a',
      'conv2d',
      { filters: 4, kernelSize: [3, 5], strides: [1, 1], padding: 'same', activation: 'leakyRelu' },
      { name: 'Згортка 1' },
    ),
    node('conv-b', 'conv2d', {
      filters: 4,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      kernelInitializer: 'lecunNormal',
    }),
    node('norm', 'batchNormalization', { momentum: 0.9 }),
    node('elu', 'elu', { alpha: 0.7 }),
    node('sum', 'add'),
    node('product', 'multiply'),
    node('both', 'concatenate', { axis: -1 }),
    node('max', 'maxPooling2d', { poolSize: [2, 2], strides: [2, 2] }),
    node('average', 'averagePooling2d', { poolSize: [3, 3], strides: [2, 2], padding: 'same' }),
    node('flat', 'flatten'),
    node('flat again', 'flatten'),
    node('shape', 'reshape', { targetShape: [2, -1] }),
    node('rows', 'dense', { units: 16, activation: 'elu' }),
    node('lambda', 'dense', { units: 16, kernelInitializer: 'heUniform' }, { trainable: false }),
    node('leaky', 'leakyRelu', { negativeSlope: 0.3 }),
    node('drop', 'dropout', { rate: 0.5 }),
    node('twin-1', 'dense', { units: 12, activation: 'tanh' }),
    node('twin-2', 'dense', { units: 12, activation: 'tanh' }, { sharesWith: 'twin-1' }),
    node('relu', 'relu'),
    node('sigmoid', 'sigmoid'),
    node('tanh', 'tanh'),
    node('linear', 'linear'),
    node('joined', 'concatenate'),
    node('scores', 'dense', { units: 10, kernelInitializer: 'randomNormal', biasInitializer: 'ones' }),
    node('softmax', 'softmax'),
    node('class', 'dense', { units: 10, activation: 'softmax' }),
    node('loss', 'categoricalCrossentropy', { weight: 0.5 }),
    node('second loss', 'categoricalCrossentropy'),
  ]
  const edges = [
    wire('digits.features', 'entrance'),
    wire('entrance', 'conv-a'),
    wire('entrance', 'conv-b'),
    wire('conv-b', 'norm'),
    wire('norm', 'elu'),
    wire('conv-a', 'sum'),
    wire('elu', 'sum'),
    wire('conv-a', 'product'),
    wire('elu', 'product'),
    wire('sum', 'both'),
    wire('product', 'both'),
    wire('both', 'max'),
    wire('max', 'average'),
    wire('average', 'flat'),
    wire('flat', 'flat again'),
    wire('flat again', 'shape'),
    wire('shape', 'rows'),
    wire('rows', 'lambda'),
    wire('lambda', 'leaky'),
    wire('leaky', 'twin-1'),
    wire('twin-1', 'drop'),
    wire('leaky', 'twin-2'),
    wire('drop', 'relu'),
    wire('twin-2', 'sigmoid'),
    wire('twin-2', 'tanh'),
    wire('twin-1', 'linear'),
    wire('relu', 'joined'),
    wire('sigmoid', 'joined'),
    wire('tanh', 'joined'),
    wire('linear', 'joined'),
  ]
  const head = [
    node('end', 'flatten'),
    wire('joined', 'end'),
    wire('end', 'scores'),
    wire('scores', 'softmax'),
    wire('end', 'class'),
    wire('softmax', 'loss', 'prediction'),
    wire('digits.target', 'loss', 'target'),
    wire('class', 'second loss', 'prediction'),
    wire('digits.target', 'second loss', 'target'),
  ]
  const blank = createDocument('wide', 'Wide: всі шари')
  return {
    ...blank,
    nodes: [...nodes, ...head.filter((item): item is GraphNode => 'type' in item)],
    edges: [...edges, ...head.filter((item): item is GraphEdge => 'source' in item)],
    training: { ...blank.training, epochs: 1, batchSize: 20 },
  }
}

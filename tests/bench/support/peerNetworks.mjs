// Networks that are trained here and by Python Keras; `kerasPeer.py` builds the same ones under the same names.

const dense = (units, activation = 'linear') => ({ type: 'dense', params: { units, activation } })
const conv = (filters, kernel, activation, padding = 'same') => ({
  type: 'conv2d',
  params: { filters, kernelSize: [kernel, kernel], padding, activation },
})
const pool = { type: 'maxPooling2d', params: { poolSize: [2, 2], strides: [2, 2] } }
const flatten = { type: 'flatten', params: {} }
const normalize = { type: 'batchNormalization', params: {} }
const layerNorm = { type: 'layerNormalization', params: {} }
const rows = { type: 'reshape', params: { targetShape: [28, 28] } }

/** What comes out of these layers, added to what went in. */
const residual = (...inner) => [...inner, { type: 'add', params: {}, skip: inner.length + 1 }]
const encoder = [
  ...residual({ type: 'multiHeadAttention', params: { numHeads: 4, keyDim: 16 } }),
  layerNorm,
  ...residual(dense(128, 'relu'), dense(64)),
  layerNorm,
]

const mnist = { type: 'mnist', params: { encoding: 'oneHot' } }
const digits = { type: 'categoricalCrossentropy', params: {} }

/**
 * A network in a row: data, layers, loss. A layer with `skip` also takes what went out so many layers before it. `target` is what the
 * loss compares with, by default the data's own target.
 */
const chain = (data, layers, loss, target = 'target') => ({ data, layers, loss, target })

const NETWORKS = {
  xor: chain({ type: 'logicGate', params: { gate: 'xor' } }, [dense(4, 'tanh'), dense(1, 'sigmoid')], {
    type: 'binaryCrossentropy',
    params: {},
  }),
  mlp: chain(mnist, [flatten, dense(128, 'relu'), dense(10, 'softmax')], digits),
  autoencoder: chain(
    mnist,
    [flatten, dense(256, 'relu'), dense(32, 'relu'), dense(256, 'relu'), dense(784, 'sigmoid')],
    { type: 'meanSquaredError', params: {} },
    'flattened',
  ),
  lenet: chain(
    mnist,
    [
      conv(6, 5, 'relu'),
      pool,
      conv(16, 5, 'relu', 'valid'),
      pool,
      flatten,
      dense(120, 'relu'),
      dense(84, 'relu'),
      dense(10, 'softmax'),
    ],
    digits,
  ),
  cnn: chain(
    mnist,
    [
      conv(16, 3, 'relu'),
      normalize,
      pool,
      conv(32, 3, 'relu'),
      normalize,
      pool,
      flatten,
      dense(64, 'relu'),
      dense(10, 'softmax'),
    ],
    digits,
  ),
  lstm: chain(mnist, [rows, { type: 'lstm', params: { units: 64 } }, dense(10, 'softmax')], digits),
  gru: chain(mnist, [rows, { type: 'gru', params: { units: 64 } }, dense(10, 'softmax')], digits),
  transformer: chain(
    mnist,
    [
      rows,
      dense(64),
      { type: 'positionalEncoding', params: {} },
      ...encoder,
      ...encoder,
      { type: 'globalAveragePooling1d', params: {} },
      dense(10, 'softmax'),
    ],
    digits,
  ),
}

/** Networks in the order in which they are measured. */
export const PEER_NETWORKS = Object.keys(NETWORKS)

/** XOR has four rows and so one size of batch. */
export const batchesOf = (name) => (name === 'xor' ? [4] : [32, 128])

const firstPort = ({ id, type }) => (id === 'loss' ? 'prediction' : type === 'multiHeadAttention' ? 'query' : 'input')

/** A network as a document that trains with Adam until it is stopped. */
export function peerDocument(name, batchSize) {
  const { data, layers, loss, target } = NETWORKS[name]
  const all = [data, ...layers, loss].map(({ type, params }, k) => ({
    ...{ type, params },
    id: k === 0 ? 'data' : k === layers.length + 1 ? 'loss' : `n${k}`,
    position: { x: 200 * k, y: 0 },
  }))
  const output = (k) => (k === 0 ? 'features' : 'output')
  const edges = all.slice(1).map((node, k) => ({
    id: `e${k}`,
    source: { node: all[k].id, port: output(k) },
    target: { node: node.id, port: firstPort(node) },
  }))
  layers.forEach(({ skip }, k) => {
    if (skip === undefined) return
    const target = { node: `n${k + 1}`, port: 'input' }
    edges.push({ id: `skip${k}`, source: { node: `n${k + 1 - skip}`, port: 'output' }, target })
  })
  const source = target === 'flattened' ? { node: 'n1', port: 'output' } : { node: 'data', port: 'target' }
  edges.push({ id: 'target', source, target: { node: 'loss', port: 'target' } })
  return {
    format: 'neuroloom',
    version: 1,
    id: `bench-${name}`,
    title: name,
    nodes: all,
    edges,
    groups: [],
    notes: [],
    training: {
      seed: 42,
      epochs: 10_000_000,
      batchSize,
      optimizer: { type: 'adam', params: { learningRate: 0.001 } },
      schedule: { type: 'constant', params: {} },
      split: { validation: 0, test: name === 'xor' ? 0 : 0.1 },
    },
  }
}

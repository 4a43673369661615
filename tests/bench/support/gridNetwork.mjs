const PITCH = { x: 204, y: 128 }
const COLUMNS = 30

const dense = { units: 8, activation: 'tanh' }

/**
 * A network of exactly so many nodes that trains on Iris: chains of Dense beside each other that leave the data and meet again in a
 * Concatenate, laid out in columns of 30.
 */
export function gridNetwork(count) {
  const chained = count - 4
  const chains = Math.ceil(chained / (COLUMNS - 4))
  const at = (column, row) => ({ x: column * PITCH.x, y: row * PITCH.y })
  const nodes = [{ id: 'data', type: 'iris', params: { encoding: 'oneHot' }, position: at(0, 0) }]
  const edges = []
  const wire = (source, port, target, into) =>
    edges.push({
      id: `${source}-${target}-${into}`,
      source: { node: source, port },
      target: { node: target, port: into },
    })
  for (let k = 0; k < chained; k++) {
    const row = k % chains
    const column = Math.floor(k / chains)
    nodes.push({ id: `d${k}`, type: 'dense', params: dense, position: at(column + 1, row) })
    if (column === 0) wire('data', 'features', `d${k}`, 'input')
    else wire(`d${k - chains}`, 'output', `d${k}`, 'input')
  }
  const last = Math.ceil(chained / chains) + 1
  nodes.push({ id: 'join', type: 'concatenate', params: {}, position: at(last, 0) })
  for (let row = 0; row < chains; row++) wire(`d${lastOf(row, chains, chained)}`, 'output', 'join', 'input')
  nodes.push({ id: 'output', type: 'dense', params: { units: 3, activation: 'softmax' }, position: at(last + 1, 0) })
  nodes.push({ id: 'loss', type: 'categoricalCrossentropy', params: {}, position: at(last + 2, 0) })
  wire('join', 'output', 'output', 'input')
  wire('output', 'output', 'loss', 'prediction')
  wire('data', 'target', 'loss', 'target')
  return {
    format: 'neuroloom',
    version: 1,
    id: `bench-grid-${count}`,
    title: `bench ${count}`,
    nodes,
    edges,
    groups: [],
    notes: [],
    training: {
      seed: 42,
      epochs: 3000,
      batchSize: 16,
      optimizer: { type: 'adam', params: { learningRate: 0.001 } },
      schedule: { type: 'constant', params: {} },
      split: { validation: 0.2, test: 0.2 },
    },
  }
}

/** Number of the last node of a chain. */
const lastOf = (row, chains, count) => row + chains * Math.floor((count - 1 - row) / chains)

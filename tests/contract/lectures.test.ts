import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { templates } from '../support/documents'

const ROOT = join(import.meta.dirname, '..', '..')

/** What the lectures name: the first column of `docs/lectures.md`. */
const TOPICS = [
  ...[
    'logic gates',
    'separable and non-separable pairs',
    'sign(x₁−x₂) in the unit square',
    'the three points of fig. 1.14',
  ],
  ...[
    'the five-attribute table',
    'staircase and alternation',
    'time series',
    'edge sticks',
    'letters',
    'mixtures in the plane',
  ],
  ...[
    'noise source',
    'noise on inputs',
    'noise on weights',
    'bagging ensembles',
    'dense layer',
    'flatten',
    'residual connection',
    'inception',
    'sum-product network',
  ],
  ...[
    'convolution',
    'transposed convolution',
    'max pooling',
    'average pooling',
    'recurrent layer',
    'Elman',
    'Jordan',
    'LSTM',
    'GRU',
  ],
  ...[
    'recursive tree net',
    'positional encoding',
    'multi-head attention',
    'Transformer encoder and decoder',
    'time embedding',
  ],
  ...[
    'batch normalization',
    'layer normalization',
    'dropout',
    'DropConnect',
    'sparse activity',
    'tied weights',
    'VAE sampling',
  ],
  ...[
    'corruption',
    'sign activation',
    'hard tanh',
    'Gaussian activation',
    'activations with derivatives',
    'label smoothing',
  ],
  ...[
    'hinge and SVM',
    'multiclass SVM',
    'perceptron criterion',
    'logistic loss on ±1',
    '0/1 loss',
    'CTC',
    'GAN losses',
  ],
  ...['diffusion', 'loss on a hidden node', 'custom formula', 'ROC and PR', 'precision, recall, F1'],
  ...[
    'gradient descent variants',
    'adaptive optimizers',
    'cosine annealing',
    'OneCycle',
    'ReduceLROnPlateau',
    'Xavier and He',
    'LeCun',
  ],
  ...[
    'L1, L2, elastic net',
    'early stopping',
    'pretraining',
    'transfer and fine-tuning',
    'frozen layers',
    'several entries and heads',
  ],
  ...['computational graph', 'identity layers collapse', 'vanishing gradient', 'depth against width'],
  ...[
    'autoencoder = SVD',
    'denoising autoencoder',
    'convolutional autoencoder',
    'character model',
    'sequence to sequence',
  ],
  ...['perceptron', 'pocket algorithm', 'Maxover', 'Winnow', 'Widrow–Hoff and Adaline'],
  ...['Hebb’s rule', 'competitive learning', 'Kohonen map', 'LVQ', 'RBF network'],
  ...[
    'Hopfield network',
    'bidirectional associative memory',
    'Hamming network and MAXNET',
    'Grossberg’s outstar',
    'binary model',
  ],
  ...[
    'cellular network',
    'restricted Boltzmann machine',
    'deep belief network',
    'Boltzmann machine',
    'simulated annealing',
  ],
  ...[
    'Markov chain',
    'extreme learning machine',
    'echo state network',
    'liquid state machine',
    'memory-augmented network',
  ],
  ...['reinforcement learning', 'neurolab’s trainers'],
]

interface Row {
  readonly topic: string
  readonly items: readonly string[]
  readonly networks: readonly string[]
  readonly tests: readonly string[]
}

const named = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')

/** Rows of the table: topic, items of the catalog, lecture networks, tests. */
const rows: readonly Row[] = readFileSync(join(ROOT, 'docs', 'lectures.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[-\s|]+\|$/.test(line))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, topic = '', items, networks, tests]) => ({
    topic,
    items: named(items),
    networks: named(networks),
    tests: named(tests),
  }))

const known = new Set(Object.values(catalog).flatMap((kind) => [...kind.keys()]))

describe('the table of lecture topics', () => {
  it('has a row for each, once, and no other', () => {
    expect(rows.map(({ topic }) => topic).sort()).toEqual([...TOPICS].sort())
  })

  it.each(rows)('$topic has items that exist, networks that exist, and tests that name them', (row) => {
    expect(row.items.filter((id) => !known.has(id))).toEqual([])
    expect(row.networks.filter((id) => !templates.some((one) => one.id === id))).toEqual([])
    expect(row.items.length + row.networks.length).toBeGreaterThan(0)
    expect(row.tests.length).toBeGreaterThan(0)
    expect(row.tests.filter((file) => !existsSync(join(ROOT, 'tests', file)))).toEqual([])
  })
})

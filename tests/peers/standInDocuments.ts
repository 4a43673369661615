import type { GraphDocument, JsonValue } from '@shared/graph/document'
import { graphOf } from '../unit/compile/graphOf'

type Params = Record<string, JsonValue>

/** Stand-in data, what is behind them, a dense layer, and a loss. */
const over = (data: Params, between: readonly [string, Params][], head: Params, loss: string): GraphDocument =>
  graphOf(
    {
      data: ['standIn', { samples: 40, ...data }],
      ...Object.fromEntries(between.map((node, i) => [`layer${i}`, node])),
      head: ['dense', head],
      loss,
    },
    [
      ['data.features', ...between.map((_, i) => `layer${i}`), 'head', 'loss.prediction'].join(' > '),
      'data.target > loss.target',
    ],
    { training: { epochs: 2, batchSize: 10 } as GraphDocument['training'] },
  )
const soft = { units: 4, activation: 'softmax' }
const one = { units: 1, activation: 'sigmoid' }

/** A network for every kind of data that can be missing. */
export const standInDocuments: Readonly<Record<string, GraphDocument>> = {
  numbers: over({ shape: [3], targetShape: [2] }, [], { units: 2 }, 'meanSquaredError'),
  one_hot: over({ shape: [2, 3], target: 'oneHot', targetShape: [4] }, [['flatten', {}]], soft, 'categoricalCrossentropy'), // prettier-ignore
  index: over({ target: 'index', targetShape: [4] }, [], soft, 'sparseCategoricalCrossentropy'),
  moments: over({ shape: [5, 3], target: 'index', targetShape: [5, 4] }, [], soft, 'sparseCategoricalCrossentropy'),
  binary: over({ target: 'binary' }, [], one, 'binaryCrossentropy'),
  signed: over({ target: 'signed' }, [], { units: 1, activation: 'tanh' }, 'hinge'),
  words: over(
    { shape: [5], ids: 9, target: 'binary' },
    [
      ['embedding', { inputDim: 9, outputDim: 2 }],
      ['globalAveragePooling1d', {}],
    ],
    one,
    'binaryCrossentropy',
  ),
}

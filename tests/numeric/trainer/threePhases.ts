import type { GraphDocument, TrainingPhase } from '@shared/graph/document'
import { dense, toDocument, type NodeSpec } from './toDocument'

const layer = (id: string, spec: Omit<NodeSpec, 'id'>): NodeSpec => ({ id, ...spec })
/** A body with statistics, a head that tells classes and a way back to the features. 128 rows of training: 8 batches of 16. */
const base = toDocument(
  [
    { id: 'data', type: 'blobs', params: { samples: 160, classes: 3 } },
    layer('body', dense(6, 'tanh')),
    layer('norm', { type: 'batchNormalization' }),
    layer('drop', { type: 'dropout', params: { rate: 0.2 } }),
    layer('head', dense(3, 'softmax')),
    layer('back', dense(2)),
    layer('loss', { type: 'categoricalCrossentropy' }),
    layer('copy', { type: 'meanSquaredError', params: { weight: 0.5 } }),
  ],
  [
    ['data.features', 'body'],
    ['body', 'norm'],
    ['norm', 'drop'],
    ['drop', 'head'],
    ['drop', 'back'],
    ['head', 'loss.prediction'],
    ['data.target', 'loss.target'],
    ['back', 'copy.prediction'],
    ['data.features', 'copy.target'],
  ],
  { seed: 4, batchSize: 16, split: { validation: 0.1, test: 0.1 } },
)
export const phased = (
  phases: readonly TrainingPhase[],
  training: Partial<GraphDocument['training']> = {},
): GraphDocument => ({
  ...base,
  training: { ...base.training, ...training, phases: [...phases] },
})
export const sgd = { type: 'sgd', params: { learningRate: 0.1 } }
const momentum = { type: 'momentum', params: { learningRate: 0.05 } }

/** The way back first, then all but the way back; in each round of the third phase one batch for the body and two for the ends. */
export const three = phased([
  { id: 'pretrain', epochs: 2, turns: [{ objectives: ['copy'], trains: ['body', 'norm', 'back'] }] },
  { id: 'head', title: 'Head', epochs: 2, turns: [{ objectives: ['loss'], trains: ['head'], optimizer: sgd }] },
  {
    id: 'both',
    epochs: 2,
    turns: [
      { objectives: ['loss'], trains: ['body', 'norm'], optimizer: momentum },
      { steps: 2, trains: ['head', 'back'] },
    ],
  },
])
/** Steps of an epoch. */
export const STEPS = { pretrain: 8, head: 8, both: 3 }

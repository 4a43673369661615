import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../graphOf'
import { node, port, training, type Fault } from './sketches'

/** A tour of six cities. */
const tour = (patch: object, cities = 6): GraphDocument =>
  graphOf(
    { data: ['cities', { samples: 6 }], tour: ['tour', { cities }], rule: 'annealing' },
    ['data.features > tour > rule.layer'],
    training({ batchSize: 6, shuffle: false, ...patch }),
  )

export const searchFaults: readonly Fault[] = [
  { code: 'ruleWantsOrder', document: tour({ shuffle: true }), target: node('rule'), severity: 'error', fixes: 1 },
  {
    code: 'ruleWantsEveryRow',
    document: tour({ split: { validation: 0.2, test: 0 } }),
    target: node('rule'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'ruleWantsAllRows',
    name: 'in a round of two batches',
    document: tour({ phases: [{ id: 'p', epochs: 1, turns: [{ steps: 2 }] }] }),
    target: { kind: 'training', setting: 'phases' },
    severity: 'error',
    fixes: 0,
  },
  { code: 'ruleWantsAllRows', document: tour({ batchSize: 5 }), target: node('rule'), severity: 'error', fixes: 1 },
  { code: 'citiesUnlikeRows', document: tour({}, 9), target: port('rule', 'layer'), severity: 'error', fixes: 1 },
  {
    code: 'placeNeeded',
    document: graphOf(
      { data: ['letters', { samples: 26 }], tour: ['tour', { cities: 26 }], rule: 'annealing' },
      ['data.features > tour > rule.layer'],
      training({ batchSize: 26, shuffle: false }),
    ),
    target: port('tour'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'movesUnlike',
    document: graphOf(
      { data: 'mazeMoves', values: ['dense', { units: 3 }], way: 'mazeWay', loss: 'temporalDifference' },
      ['data.features > values > way > loss.prediction', 'data.target > loss.target'],
      training({}),
    ),
    target: port('way'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'experienceUnlike',
    document: graphOf(
      { data: 'mazeMoves', values: ['dense', { units: 3 }], loss: 'temporalDifference' },
      ['data.features > values > loss.prediction', 'data.target > loss.target'],
      training({}),
    ),
    target: port('loss', 'prediction'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'statesUnlike',
    document: graphOf(
      { data: ['maze', { size: 5 }], table: ['qTable', { size: 6 }], rule: 'qLearning' },
      ['data.features > table > rule.layer'],
      training({}),
    ),
    target: port('table'),
    severity: 'error',
    fixes: 1,
  },
]

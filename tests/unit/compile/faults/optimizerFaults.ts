import { graphOf } from '../graphOf'
import { bce, setting, xor, type Fault } from './sketches'

const trained = (type: string, units: number, batchSize: number): Fault['document'] =>
  graphOf(
    {
      data: xor,
      hidden: ['dense', { units, activation: 'tanh' }],
      out: ['dense', { units: 1, activation: 'sigmoid' }],
      loss: bce,
    },
    ['data.features > hidden > out > loss.prediction', 'data.target > loss.target'],
    {
      training: {
        batchSize,
        split: { validation: 0, test: 0 },
        optimizer: { type, params: {} },
      } as Fault['document']['training'],
    },
  )

/** What a turn trains does not count for the optimizer of another. */
const ofTurn: Fault['document'] = {
  ...trained('adam', 400, 4),
  training: {
    ...trained('adam', 400, 4).training,
    phases: [{ id: 'a', epochs: 3, turns: [{ trains: ['hidden'], optimizer: { type: 'bfgs', params: {} } }] }],
  },
}

export const optimizerFaults: readonly Fault[] = [
  {
    code: 'optimizerForFewWeights',
    document: trained('bfgs', 251, 4),
    target: setting('optimizer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'optimizerForFewWeights',
    name: 'of a turn',
    document: ofTurn,
    target: setting('phases.0.turns.0.optimizer'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'optimizerWantsAllRows',
    document: trained('conjugateGradient', 4, 2),
    target: setting('optimizer'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'optimizerWantsAllRows',
    name: 'that goes by signs',
    document: trained('rprop', 4, 1),
    target: setting('optimizer'),
    severity: 'info',
    fixes: 1,
  },
]

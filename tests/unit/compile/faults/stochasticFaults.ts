import { graphOf } from '../graphOf'
import { param, port, type Fault } from './sketches'

export const stochasticFaults: readonly Fault[] = [
  {
    code: 'valuesOutside',
    document: graphOf(
      { data: ['letters', { values: 'signed' }], flat: 'flatten', rbm: 'rbm', rule: 'contrastiveDivergence' },
      ['data.features > flat > rbm > rule.layer'],
    ),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'tooManyUpdates',
    document: graphOf(
      {
        data: ['letters', { values: 'binary' }],
        flat: 'flatten',
        machine: ['boltzmann', { hidden: 15, sweeps: 50 }],
        rule: 'boltzmannLearning',
      },
      ['data.features > flat > machine > rule.layer'],
    ),
    target: param('machine', 'sweeps'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'countsSingleSteps',
    document: graphOf({ data: 'weatherChain', chain: ['markovChain', { steps: 3 }], rule: 'countTransitions' }, [
      'data.features > chain > rule.layer',
      'data.target > rule.target',
    ]),
    target: port('rule', 'target'),
    severity: 'info',
    fixes: 1,
  },
]

import { graphOf } from '../graphOf'
import { node, param, port, type Fault } from './sketches'

type Params = Parameters<typeof graphOf>[0][string] extends infer Sketch
  ? Extract<Sketch, readonly unknown[]>[1]
  : never

/** Letters in a Hopfield memory. */
const memory = (letters: Params, layer: Params = {}, rule: Params = {}): Fault['document'] =>
  graphOf(
    {
      data: ['letters', { samples: 26, ...letters }],
      memory: ['hopfield', layer],
      rule: ['hopfieldStorage', rule],
    },
    ['data.features > memory > rule.layer', 'data.target > rule.target'],
  )

export const associativeFaults: readonly Fault[] = [
  {
    code: 'tooManyPatterns',
    document: memory({ letters: 20 }),
    target: node('rule'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'patternsFillSpace',
    document: graphOf(
      {
        data: ['letters', { samples: 26, letters: 8 }],
        memory: ['hopfield', {}],
        rule: ['hopfieldStorage', { method: 'pseudoInverse' }],
        code: ['dense', { units: 8, activation: 'sign' }],
      },
      ['data.code > code > memory > rule.layer', 'code > rule.target'],
    ),
    target: node('rule'),
    severity: 'warning',
    fixes: 0,
  },
  {
    code: 'tooManyPatterns',
    name: 'of pairs',
    document: graphOf(
      {
        data: ['letters', { samples: 26, letters: 26 }],
        back: ['bam', { units: 8 }],
        rule: 'bamStorage',
        code: ['dense', { units: 8, activation: 'sign' }],
      },
      ['data.features > back > rule.layer', 'data.code > code > rule.target'],
    ),
    target: node('rule'),
    severity: 'warning',
    fixes: 0,
  },
  {
    code: 'notTwoValued',
    document: memory({ letters: 3, values: 'binary' }),
    target: port('rule', 'target'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'tooManyTurns',
    document: graphOf({ data: 'mnist', memory: ['hopfield', { sweeps: 6 }], rule: 'hopfieldStorage' }, [
      'data.features > memory > rule.layer',
      'data.features > rule.target',
    ]),
    target: param('memory', 'update'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'parameterUnknown',
    name: 'thresholds of a Hopfield network, which no rule ever set',
    document: memory({ letters: 3 }, { useThresholds: true }),
    target: param('memory', 'useThresholds'),
    severity: 'info',
    fixes: 1,
  },
]

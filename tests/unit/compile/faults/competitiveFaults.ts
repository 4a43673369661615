import { graphOf } from '../graphOf'
import { blobs, calm, node, param, port, type Fault } from './sketches'

const lvq = (data: Parameters<typeof graphOf>[0][string], prototypes: Record<string, number>): Fault['document'] =>
  graphOf(
    { data, out: ['lvq', prototypes], rule: 'lvq1' },
    ['data.features > out > rule.layer', 'data.target > rule.target'],
    calm,
  )

export const competitiveFaults: readonly Fault[] = [
  {
    code: 'prototypesWithoutLabels',
    document: lvq('sine', { classes: 2 }),
    target: port('rule', 'target'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'prototypesOfClasses',
    document: lvq(blobs, { classes: 7 }),
    target: port('rule', 'layer'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'radiusSmall',
    document: graphOf(
      { data: blobs, map: ['kohonen', { rows: 8, columns: 30 }], rule: 'som' },
      ['data.features > map > rule.layer'],
      calm,
    ),
    target: param('rule', 'radiusFrom'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'ruleNeeded',
    name: 'a map',
    document: graphOf(
      {
        data: blobs,
        map: 'kohonen',
        out: ['dense', { units: 3, activation: 'softmax' }],
        loss: 'categoricalCrossentropy',
      },
      ['data.features > map > out > loss.prediction', 'data.target > loss.target'],
      calm,
    ),
    target: node('map'),
    severity: 'warning',
    fixes: 1,
  },
]

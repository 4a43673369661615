import { expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'

const soft = ['dense', { units: 3, activation: 'softmax' }] as ['dense', Record<string, string | number>]
const silent: readonly [string, GraphDocument][] = [
  [
    'labels that tell a network what to make',
    graphOf({ data: 'iris', made: ['dense', { units: 4 }], loss: 'meanSquaredError' }, [
      'data.target > made > loss.prediction',
      'data.features > loss.target',
    ]),
  ],
  [
    'features that are the target',
    graphOf({ data: 'iris', code: ['dense', { units: 2 }], out: ['dense', { units: 4 }], loss: 'meanSquaredError' }, [
      'data.features > code > out > loss.prediction',
      'data.features > loss.target',
    ]),
  ],
  [
    'labels that another network sees',
    graphOf(
      {
        data: 'iris',
        out: soft,
        loss: 'categoricalCrossentropy',
        made: ['dense', { units: 4 }],
        apart: 'meanSquaredError',
      },
      [
        'data.features > out > loss.prediction',
        'data.target > loss.target',
        'data.target > made > apart.prediction',
        'data.features > apart.target',
      ],
    ),
  ],
]

test.each(silent)('nothing is said of %s', (_, document) => {
  expect(checkGraph(document).diagnostics.filter(({ code }) => code === 'answerAsInput')).toEqual([])
})

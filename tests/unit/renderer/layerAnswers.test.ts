import { describe, expect, it, test } from 'vitest'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import { viewLayers } from '../../../src-renderer/inside/viewLayers'
import { answerKind } from '../../../src-renderer/insight/layer/answerKind'
import { movesOf } from '../../../src-renderer/insight/layer/movesOf'
import { rankUnits } from '../../../src-renderer/insight/layer/rankUnits'
import { template } from '../../support/documents'

test.each([
  ['kohonenMap', ['winner']],
  ['competitive', ['winner', 'winner']],
  ['mazeQLearning', ['maze']],
  ['annealing', ['tour']],
  ['rbmDigits', ['recall']],
  ['dbn', ['recall', 'recall', undefined]],
  ['lvqIris', [undefined]],
  ['xorMlp', [undefined]],
])('%s answers by %j', (name, expected) => {
  const document = template(name)
  const plan = toTrainingPlan(document)
  if (!plan.ok) throw new Error('not trainable')
  const layers = viewLayers(plan.value.checked)
  const found = plan.value.objectives.map((objective) =>
    answerKind(
      layers.find(({ node }) => node.id === objective.prediction.node),
      objective,
    ),
  )
  expect(found).toEqual(expected)
})

describe('what a layer says', () => {
  it('names units from the nearest on', () => {
    const units = [
      [0, 0],
      [3, 4],
      [1, 0],
      [0, -1],
    ]
    expect(rankUnits(units, [0, 0])).toEqual([
      { unit: 0, distance: 0 },
      { unit: 2, distance: 1 },
      { unit: 3, distance: 1 },
      { unit: 1, distance: 5 },
    ])
  })
  it('spells a way through a maze in arrows', () => {
    const maze = { width: 3, walls: [0, 0, 0, 1, 1, 0, 0, 0, 0] as const, start: 0, goal: 6 }
    expect(movesOf(maze, [0, 1, 2, 5, 8, 7, 6])).toEqual(['→', '→', '↓', '↓', '←', '←'])
    expect(movesOf(maze, [0])).toEqual([])
  })
})

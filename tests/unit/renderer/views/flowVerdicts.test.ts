import { expect, it } from 'vitest'
import { checkGraph } from '../../../../shared/compile/checkGraph'
import type { LayerStatistics } from '../../../../shared/looks/statistics'
import { flowVerdicts } from '../../../../src-renderer/views/gradientFlow/flowVerdicts'
import { template } from '../../../support/documents'

const size = (mean: number) => ({ norm: mean, mean })
const checked = checkGraph(template('vanishingGradient'))
const layers = (kind: string, ...means: number[]): LayerStatistics[] =>
  [1, 2, 3, 'Out'].map((n, i) => ({ node: `${kind}${n}`, weight: size(1), flow: size(means[i] ?? 1) }))

it('says of each loss what a layer makes of the gradient on the average', () => {
  const found = flowVerdicts(checked, [...layers('sigmoid', 0.0625, 0.25, 1, 9), ...layers('relu', 0.9, 1.3, 1, 9)])
  expect(found).toMatchObject([
    { loss: 'sigmoidLoss', kind: 'vanishes', first: 'sigmoid1', last: 'sigmoid3', hop: 0.25, ratio: 0.0625 },
    { loss: 'reluLoss', kind: 'steady', first: 'relu1', last: 'relu3' },
  ])
})

it('calls a gradient that grows from layer to layer exploding', () => {
  const [found] = flowVerdicts(checked, layers('sigmoid', 16, 4, 1, 9))
  expect(found).toMatchObject({ kind: 'explodes', hop: 4, ratio: 16 })
})

it('says nothing where a single layer is hidden, or no gradient comes', () => {
  expect(flowVerdicts(checked, layers('relu', 1, 1, 1, 1).slice(2))).toEqual([])
  expect(flowVerdicts(checked, layers('relu', 0, 0, 0, 0))).toEqual([])
})

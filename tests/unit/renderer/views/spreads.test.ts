import { expect, it } from 'vitest'
import type { Histogram } from '../../../../shared/looks/histograms'
import {
  MOST_MOMENTS,
  stackHistograms,
  withMoment,
  type Moment,
} from '../../../../src-renderer/views/histograms/collect'

const histogram = (low: number, high: number, counts: number[]): Histogram => ({
  what: 'weight',
  name: 'kernel',
  size: counts.reduce((a, b) => a + b, 0),
  mean: (low + high) / 2,
  deviation: 1,
  low,
  high,
  counts,
})

it('puts histograms of several steps on one axis, each number counted once', () => {
  const { low, high, columns } = stackHistograms(
    [
      { ...histogram(0, 4, [1, 1, 1, 1]), step: 1 },
      { ...histogram(-4, 4, [2, 6]), step: 2 },
      { ...histogram(1, 1, [5, 0]), step: 3 },
    ],
    8,
  )
  expect([low, high]).toEqual([-4, 4])
  expect(columns.map(({ shares }) => shares)).toEqual([
    [0, 0, 0, 0, 0.25, 0.25, 0.25, 0.25],
    [0.0625, 0.0625, 0.0625, 0.0625, 0.1875, 0.1875, 0.1875, 0.1875],
    [0, 0, 0, 0, 0, 1, 0, 0],
  ])
})

it('thins evenly, keeps the last step, and begins anew where a run does', () => {
  let moments: readonly Moment[] = []
  for (let step = 0; step <= 3 * MOST_MOMENTS; step++) moments = withMoment(moments, { step, histograms: [] })
  expect(moments.length).toBeLessThanOrEqual(MOST_MOMENTS)
  expect(moments.length).toBeGreaterThan(MOST_MOMENTS / 3)
  expect(moments.at(-1)?.step).toBe(3 * MOST_MOMENTS)
  expect(withMoment(moments, { step: 0, histograms: [] })).toHaveLength(1)
})

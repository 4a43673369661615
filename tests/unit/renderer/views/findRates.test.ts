import { expect, it } from 'vitest'
import { COUNT, findRates, RATES, standingOf } from '../../../../src-renderer/views/rateFinder/findRates'

it('tries rates from 1e-6 to 10 that grow by one factor', () => {
  expect(RATES[0]).toBeCloseTo(1e-6, 12)
  expect(RATES.at(-1)).toBeCloseTo(10, 6)
  expect((RATES[50] ?? 0) / (RATES[49] ?? 1)).toBeCloseTo(1e7 ** (1 / (COUNT - 1)), 6)
})

it('finds where the loss falls fastest, and the rate before it diverges', () => {
  // Level, a fall around the 60th rate, then up and away from the 80th on.
  const losses = RATES.map((_, i) => (i < 80 ? 2 - 1.5 / (1 + Math.exp(-(i - 60) / 3)) : 0.5 * 1.6 ** (i - 80)))
  const { steepest, least, diverged, smooth } = findRates(losses)
  expect(diverged).toBe(true)
  expect(smooth.length).toBeLessThan(COUNT)
  // The smoothed curve is some steps behind.
  expect(steepest).toBeGreaterThanOrEqual(60)
  expect(steepest).toBeLessThanOrEqual(67)
  expect(least).toBeGreaterThan(72)
  expect(least).toBeLessThan(86)
})

it('leaves a level loss level, ends at a loss that is not finite, and finds nothing where it only grows', () => {
  expect(findRates([3, 3, 3, 3]).smooth.every((loss) => Math.abs(loss - 3) < 1e-9)).toBe(true)
  expect(findRates([1, 1, null, 1])).toMatchObject({ diverged: true, smooth: { length: 2 } })
  expect(findRates(RATES.map((_, i) => 1 + i / 100)).steepest).toBeUndefined()
})

it('tells a search that was stopped from one in which no rate was good', () => {
  expect(standingOf(0, false, false)).toBe('new')
  expect(standingOf(0, false, true)).toBe('going')
  expect(standingOf(4, false, true)).toBe('going')
  // With four rates there is no steepest yet, but that is nobody's fault.
  expect(findRates([3, 2, 1, 1]).steepest).toBeUndefined()
  expect(standingOf(4, false, false)).toBe('stopped')
  expect(standingOf(COUNT - 1, false, false)).toBe('stopped')
  expect(standingOf(COUNT, false, true)).toBe('over')
  expect(standingOf(30, true, false)).toBe('over')
})

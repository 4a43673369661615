import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/** First principal component of the standardized irises: what R's `prcomp(iris[1:4], scale. = TRUE)` gives, but for its sign. */
const COMPONENT = [0.5211, -0.2693, 0.5804, 0.5649]

export async function hebb(run: Told): Promise<Record<string, number>> {
  const found = (await weightsOf(run))('unit/kernel')
  const along = found.reduce((sum, value, i) => sum + value * (COMPONENT[i] ?? 0), 0)
  const apart = Math.max(...found.map((value, i) => Math.abs(value - Math.sign(along) * (COMPONENT[i] ?? 0))))
  expect(apart).toBeLessThan(0.005)
  expect(Math.abs(Math.hypot(...found) - 1)).toBeLessThan(0.002)
  return { 'greatest difference from the component': apart, length: Math.hypot(...found) }
}

import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { samplesOf } from './networkOf'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Samples have as much ink as digits, dark corners, and differ from each other. */
export async function dcgan(run: Told): Promise<Record<string, number>> {
  const samples = (await samplesOf(run, 64)).map((pixels) => pixels.map((value) => (value + 1) / 2))
  const ink = mean(samples.map(mean))
  const corners = mean(samples.map((pixels) => mean([0, 1, 28, 26, 27, 55, 756, 783].map((at) => pixels[at] ?? 0))))
  const average = samples[0]?.map((_, i) => mean(samples.map((pixels) => pixels[i] ?? 0))) ?? []
  const spread = mean(samples.map((pixels) => mean(pixels.map((value, i) => (value - (average[i] ?? 0)) ** 2))))
  // MNIST: ink 0.13, variance over digits 0.052.
  expect(ink).toBeGreaterThan(0.07)
  expect(ink).toBeLessThan(0.25)
  expect(corners).toBeLessThan(0.05)
  expect(spread).toBeGreaterThan(0.02)
  return { ink, corners, spread }
}

import { expect } from 'vitest'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import type { Told } from '../trainer/trainDocument'
import { dataOf, networkOf, rowsOf } from './networkOf'

const UNITS = 100
const COUNT = 500

/** Units of the code are active by about ρ = 0.05 on average over test digits. */
export async function sparseAutoencoder(run: Told): Promise<Record<string, number>> {
  const images = await rowsOf(run, 'data/features')
  const { split } = await dataOf(run)
  const { kernel, bias } = (await snapshotWeights(networkOf(run)))['code'] ?? {}
  const active = (image: readonly number[], unit: number): number => {
    const sum = image.reduce((z, x, i) => z + x * (kernel?.values[i * UNITS + unit] ?? NaN), bias?.values[unit] ?? NaN)
    return 1 / (1 + Math.exp(-sum))
  }
  let total = 0
  for (const row of split.test.subarray(0, COUNT))
    for (let unit = 0; unit < UNITS; unit++) total += active(images[row] ?? [], unit)
  const activity = total / COUNT / UNITS
  expect(activity).toBeGreaterThan(0.03)
  expect(activity).toBeLessThan(0.1)
  return { activity }
}

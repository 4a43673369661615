import { expect } from 'vitest'
import { createRandom } from '../../../shared/random'
import type { Told } from '../trainer/trainDocument'
import { rowsOf, samplesOf } from './networkOf'
import { twoSampleTest } from './twoSampleTest'

const COUNT = 250

/** Samples pass a two-sample test against the data that uniform noise in the same frame fails. */
export async function diffusion2d(run: Told): Promise<Record<string, number>> {
  const random = createRandom(3, 'rows')
  const rows = await rowsOf(run, 'data/features')
  const chosen = Array.from({ length: COUNT }, () => rows[random.int(rows.length)] ?? [])
  const ends = [0, 1]
    .map((axis) => rows.map((row) => row[axis] ?? 0))
    .map((all) => [Math.min(...all), Math.max(...all)])
  const uniform = chosen.map(() => ends.map(([low = 0, high = 0]) => low + (high - low) * random.uniform()))
  const samples = await samplesOf(run, COUNT)
  const found = { ours: twoSampleTest(samples, chosen), uniform: twoSampleTest(uniform, chosen) }
  const numbers = { p: found.ours.p, 'p of uniform noise': found.uniform.p, mmd2: found.ours.mmd2, 'mmd2 of uniform noise': found.uniform.mmd2 } // prettier-ignore
  expect(found.uniform.p, JSON.stringify(numbers)).toBeLessThan(0.01)
  expect(found.ours.p, JSON.stringify(numbers)).toBeGreaterThan(0.05)
  return numbers
}

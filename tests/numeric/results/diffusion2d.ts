import { expect } from 'vitest'
import { createRandom } from '../../../shared/random'
import type { Told } from '../trainer/trainDocument'
import { rowsOf, samplesOf } from './networkOf'
import { twoSampleTest } from './twoSampleTest'

const COUNT = 250

/** Farther than this from every point of the data a sample lies between the moons; their noise is a half of it. */
const FAR = 0.1

/** Share of samples that lie far from all rows. */
const strays = (samples: readonly (readonly number[])[], rows: readonly (readonly number[])[]): number =>
  samples.filter((s) => rows.every((row) => Math.hypot((row[0] ?? 0) - (s[0] ?? 0), (row[1] ?? 0) - (s[1] ?? 0)) > FAR))
    .length / samples.length

/** Samples pass a two-sample test against the data that uniform noise in the same frame fails, and few lie between the moons. */
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
  const far = strays(samples, rows)
  const numbers = { p: found.ours.p, 'p of uniform noise': found.uniform.p, mmd2: found.ours.mmd2, 'mmd2 of uniform noise': found.uniform.mmd2, strays: far } // prettier-ignore
  expect(found.uniform.p, JSON.stringify(numbers)).toBeLessThan(0.01)
  expect(found.ours.p, JSON.stringify(numbers)).toBeGreaterThan(0.05)
  expect(far, JSON.stringify(numbers)).toBeLessThan(0.08)
  return numbers
}

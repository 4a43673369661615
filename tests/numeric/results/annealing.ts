import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { rowsOf } from './networkOf'
import { shortestTour } from '../rules/shortestTour'

/** The search has found the shortest of all tours. */
export async function annealing(run: Told): Promise<Record<string, number>> {
  const shortest = shortestTour(await rowsOf(run, 'data/features'))
  const found = run.curve('train/loss').values.at(-1) ?? Number.NaN
  expect(Math.abs(found - shortest)).toBeLessThan(1e-4)
  return { length: found, 'shortest of all': shortest }
}

import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { dataOf, rowsOf } from './networkOf'

/** Root mean squared error on the test part, 84 moments ahead by a direct readout, in standard deviations of the targets. */
export async function echoState(run: Told): Promise<Record<string, number>> {
  const rows = await rowsOf(run, 'data/target')
  const { split } = await dataOf(run)
  const targets = [...split.test].flatMap((row) => rows[row] ?? [])
  const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length
  const variance = targets.reduce((sum, value) => sum + (value - mean) ** 2, 0) / targets.length
  const finished = run.news.find((news) => news.type === 'finished')
  const error = finished?.test['test/loss'] ?? NaN
  const nrmse = Math.sqrt(error / variance)
  expect(targets.length).toBe(800)
  expect(nrmse).toBeLessThan(0.1)
  return { nrmse }
}

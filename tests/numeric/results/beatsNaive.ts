import { expect } from 'vitest'
import { sizeOf } from '../../../shared/catalog/define/tensorType'
import type { Told } from '../trainer/trainDocument'
import { dataOf, rowsOf } from './networkOf'

/** On the test part the squared error of a forecast is at most half of that of the naive one: all stays like the last value. */
export async function beatsNaive(run: Told): Promise<Record<string, number>> {
  const [windows, wanted] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
  const { split, tables } = await dataOf(run)
  const test = [...split.test]
  const errors = test.flatMap((row) => (wanted[row] ?? []).map((value) => (value - (windows[row]?.at(-1) ?? NaN)) ** 2))
  expect(errors.length).toBe(test.length * sizeOf(tables['data/target']?.shape ?? []))
  const naive = errors.reduce((sum, error) => sum + error, 0) / errors.length
  const finished = run.news.find((news) => news.type === 'finished')
  const ours = finished?.test['test/loss'] ?? NaN
  const numbers = { 'test/loss': ours, naive, 'times better': naive / ours }
  expect(naive / ours, JSON.stringify(numbers)).toBeGreaterThanOrEqual(2)
  return numbers
}

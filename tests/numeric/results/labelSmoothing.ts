import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { dataOf, rowsOf } from './networkOf'
import { predicted } from './predicted'
import { within } from './within'

/** Mean probability of the class that is guessed. */
const certainty = (rows: readonly (readonly number[])[] = []): number =>
  rows.reduce((sum, row) => sum + Math.max(...row), 0) / rows.length

/** Both guess equally well; the smoothed one is no surer than its labels are. */
export async function labelSmoothing(run: Told): Promise<Record<string, number>> {
  const accuracies = await within('test', { 'accuracy/plainLoss': [0.97, 1], 'accuracy/smoothLoss': [0.97, 1] })(run)
  const features = await rowsOf(run, 'data/features')
  const { split } = await dataOf(run)
  const { plainLoss, smoothLoss } = await predicted(
    run,
    'data',
    Array.from(split.test, (row) => features[row] ?? []),
  )
  const [plain, smooth] = [certainty(plainLoss), certainty(smoothLoss)]
  expect(plain).toBeGreaterThan(0.95)
  expect(smooth).toBeGreaterThan(0.7)
  expect(smooth).toBeLessThan(0.87)
  return { ...accuracies, 'certainty with one-hot labels': plain, 'with smoothed labels': smooth }
}

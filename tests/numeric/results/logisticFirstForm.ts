import { expect } from 'vitest'
import { template } from '../../support/documents'
import { trainDocument, type Told } from '../trainer/trainDocument'

/** The form with a sigmoid, from the same seed, has the same loss at every step. */
export async function logisticFirstForm(run: Told): Promise<Record<string, number>> {
  const other = (await trainDocument(template('logisticRegression'))).curve('train/loss').values
  const ours = run.curve('train/loss').values
  expect(other).toHaveLength(ours.length)
  const apart = Math.max(...ours.map((loss, step) => Math.abs(loss - (other[step] ?? Number.NaN))))
  expect(apart).toBeLessThan(1e-4)
  return { 'greatest difference of losses': apart }
}

import { expect } from 'vitest'
import { ALPHABET } from '../../../shared/catalog/datasets/_alphabet'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/** Share of the 35 pixels that are turned over, four of them. */
const TURNED = 4 / 35

/** Each of its stars draws its letter without an error, as pale as the mean of spoiled ones is. */
export async function outstar(run: Told): Promise<Record<string, number>> {
  const found = (await weightsOf(run))('star/kernel')
  const letters = ALPHABET.slice(0, 10).flatMap(({ bits }) => bits.map((bit) => 2 * bit - 1))
  expect(found.map(Math.sign)).toEqual(letters)
  const size = found.reduce((sum, value) => sum + Math.abs(value), 0) / found.length
  expect(Math.abs(size - (1 - 2 * TURNED))).toBeLessThan(0.01)
  // The variance of a sign that is wrong so often.
  const variance = 1 - (1 - 2 * TURNED) ** 2
  const loss = run.curve('train/loss').values.at(-1) ?? Number.NaN
  expect(Math.abs(loss - variance)).toBeLessThan(0.03)
  return { 'mean size of a weight': size, loss, 'variance of the noise': variance }
}

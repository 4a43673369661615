import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { dataOf, rowsOf } from './networkOf'
import { predicted } from './predicted'

/** Of the bits that it says after the sign, for sequences that it has never seen, nearly all are right. */
export async function ntmCopy(run: Told): Promise<Record<string, number>> {
  const { test } = (await dataOf(run)).split
  const [features, target] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
  const said = (
    await predicted(
      run,
      'data',
      Array.from(test, (row) => features[row] ?? []),
    )
  )['loss']
  expect(said).toHaveLength(300)
  const right = Array.from(test).flatMap((row, i) => {
    const wanted = target[row] ?? []
    // Four moments and the sign go before, three bits each.
    return wanted.slice(5 * 3).map((bit, k) => Number((said?.[i]?.[5 * 3 + k] ?? Number.NaN) > 0.5 === (bit === 1)))
  })
  expect(right).toHaveLength(300 * 4 * 3)
  const share = right.reduce((sum, one) => sum + one, 0) / right.length
  expect(share).toBeGreaterThanOrEqual(0.95)
  return { 'bits right': share }
}

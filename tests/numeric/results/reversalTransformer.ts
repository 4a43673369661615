import { expect } from 'vitest'
import { decode } from '../../../src-main/trainer/inspect/decode'
import { createRandom } from '../../../shared/random'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

const COUNT = 200
const LENGTH = 8
/** Letters have the ids 2 to 9. */
const FIRST = 2
const LETTERS = 8

/** Writing greedily, it turns round 99% of the letters of new random sequences; a right letter by chance is one in eight. */
export async function reversalTransformer(run: Told): Promise<Record<string, number>> {
  const random = createRandom(2026, 'unseen')
  const data = Array.from({ length: COUNT }, () => Array.from({ length: LENGTH }, () => FIRST + random.int(LETTERS)))
  const made = await decode(networkOf(run), { objective: 'loss', inputs: { data }, prompt: [], length: LENGTH, temperature: 0, seed: 1 }) // prettier-ignore
  if (!made.ok) throw new Error(made.error.message)
  const right = made.value.rows.flatMap((row, i) => row.map((id, at) => Number(id === data[i]?.[LENGTH - 1 - at])))
  const share = right.reduce((sum, one) => sum + one, 0) / (COUNT * LENGTH)
  expect(share).toBeGreaterThanOrEqual(0.99)
  return { 'right letters': share }
}

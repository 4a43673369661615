import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { evaluated } from './within'

/** On new points the loss without regularization is at least a tenth above both others. */
export async function regularizersCompared(run: Told): Promise<Record<string, number>> {
  const losses = await evaluated(run, 'test')
  const [plain = NaN, l2 = NaN, dropout = NaN] = ['plain', 'l2', 'dropped'].map(
    (name) => losses[`test/loss/${name}Loss`],
  )
  expect(plain).toBeGreaterThan(1.1 * Math.max(l2, dropout))
  return { plain, l2, dropout }
}

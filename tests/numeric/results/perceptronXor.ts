import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'

/** Two mistakes for ever, and one in the pocket. */
export async function perceptronXor(run: Told): Promise<Record<string, number>> {
  const restless = run.curve('train/mistakes/rule').values
  const [rule = NaN, pocket = NaN] = [restless.at(-1), run.curve('train/mistakes/pocket').values.at(-1)]
  expect(restless.every((mistakes) => mistakes === 2)).toBe(true)
  expect(pocket).toBe(1)
  return Promise.resolve({ 'mistakes, perceptron rule': rule, 'mistakes, pocket': pocket })
}

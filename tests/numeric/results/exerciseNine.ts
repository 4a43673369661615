import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { predicted } from './predicted'

/** O(x₁, x₂) of exercise 9 with weights of 1, worked out by its formula. */
const BY_FORMULA = [
  [0, 0, 1.084576],
  [1, 0, 1.720288],
  [0.5, 0.5, 1.720288],
  [1, 1, 1.814774],
  [-1, -1, 0],
] as const

export async function exerciseNine(run: Told): Promise<Record<string, number>> {
  const outputs = (await predicted(run, 'data', BY_FORMULA.map(([x1, x2]) => [x1, x2])))['loss'] ?? [] // prettier-ignore
  BY_FORMULA.forEach(([, , o], row) => expect(outputs[row]?.[0]).toBeCloseTo(o, 5))
  return { 'O(0, 0)': outputs[0]?.[0] ?? NaN }
}

import { expect } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

/** The head that draws has learned beside the one that tells digits. */
export async function branchesAndHeads(run: Told): Promise<Record<string, number>> {
  const evaluated = await evaluate(networkOf(run), 'test', 'branchesAndHeads')
  const picture = evaluated.ok ? (evaluated.value.values['test/loss/picture'] ?? NaN) : NaN
  expect(picture).toBeLessThan(0.2)
  return { 'test/loss/picture': picture }
}

import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { xorDivergence } from './xorDivergence'

/** Its visible units are in the four rows of XOR nearly as often as it saw them. */
export async function boltzmann(run: Told): Promise<Record<string, number>> {
  const divergence = await xorDivergence(run, 'machine', true)
  expect(divergence).toBeLessThan(0.2)
  return { divergence }
}

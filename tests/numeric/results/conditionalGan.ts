import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { heapOf } from './gan2d'
import { samplesOf } from './networkOf'

/** Samples are asked for heap by heap: most lie at the one that was wished for. */
export async function conditionalGan(run: Told): Promise<Record<string, number>> {
  const samples = await samplesOf(run, 400)
  const right = samples.filter((point, i) => heapOf(point).near && heapOf(point).heap === i % 8).length / samples.length
  expect(right).toBeGreaterThan(0.8)
  return { right }
}

import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'

/** Training ended by itself, well after the least loss on held-out data. */
export function earlyStopping(run: Told): Promise<Record<string, number>> {
  const held = run.curve('validation/loss').values
  const best = held.indexOf(Math.min(...held))
  expect(run.last()).toMatchObject({ type: 'finished', reason: 'earlyStopped' })
  expect(held.length - 1 - best).toBe(15)
  return Promise.resolve({ epochs: held.length, 'best epoch': best + 1 })
}

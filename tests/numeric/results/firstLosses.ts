import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'

/** The losses of the first steps are those that were worked out by hand, to six digits. */
export const firstLosses =
  (...byHand: readonly number[]) =>
  async (run: Told): Promise<Record<string, number>> => {
    const { values } = run.curve('train/loss')
    byHand.forEach((loss, step) =>
      expect(Math.abs((values[step] ?? Number.NaN) - loss)).toBeLessThan(1e-6 * Math.max(1, loss)),
    )
    return Promise.resolve({ 'first loss': values[0] ?? Number.NaN })
  }

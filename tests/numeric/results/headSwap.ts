import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'

const SERIES = 'validation/accuracy/digit'
/** Epochs until the body is set free. */
const HEAD = 10

/** The new head on the frozen body guesses well above chance, and fine-tuning of the body gains on it. */
export function headSwap(run: Told): Promise<Record<string, number>> {
  const { values } = run.curve(SERIES)
  const frozen = values[HEAD - 1] ?? NaN
  const tuned = values.at(-1) ?? NaN
  expect(frozen).toBeGreaterThan(0.75)
  expect(tuned).toBeGreaterThan(frozen)
  return Promise.resolve({ frozen, tuned })
}

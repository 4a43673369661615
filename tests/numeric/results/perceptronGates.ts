import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/** Weights of the lecture's walk through the rows, and no mistakes in the last pass. */
export async function perceptronGates(run: Told): Promise<Record<string, number>> {
  const weight = await weightsOf(run)
  expect([...weight('andUnit/kernel'), ...weight('andUnit/bias')]).toEqual([4, 2, -6])
  expect([...weight('orUnit/kernel'), ...weight('orUnit/bias')]).toEqual([2, 2, -2])
  const mistakes = (rule: string) => run.curve(`train/mistakes/${rule}`).values
  expect(mistakes('andRule').at(-1)).toBe(0)
  expect(mistakes('orRule').slice(-3)).toEqual([0, 0, 0])
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
  return { 'mistakes on the way, AND': sum(mistakes('andRule')), 'mistakes on the way, OR': sum(mistakes('orRule')) }
}

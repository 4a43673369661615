import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/** Fewer than half the mistakes of the perceptron, none in the last pass, and the largest weights at the inputs that matter. */
export async function winnow(run: Told): Promise<Record<string, number>> {
  const mistakes = (rule: string) => run.curve(`train/mistakes/${rule}`).values
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
  const [few, many] = [sum(mistakes('winnow')), sum(mistakes('rule'))]
  expect(few).toBeLessThan(many / 2)
  expect(mistakes('winnow').at(-1)).toBe(0)
  const kernel = (await weightsOf(run))('multiplied/kernel')
  expect(Math.min(...kernel.slice(0, 3))).toBeGreaterThan(Math.max(...kernel.slice(3)))
  return { 'mistakes, Winnow': few, 'mistakes, perceptron': many }
}

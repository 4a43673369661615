import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { rowsOf } from './networkOf'
import { predicted } from './predicted'

/** Share of values that are alike. */
const alike = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number => {
  const values = a.flat()
  const others = b.flat()
  expect(others.length).toBe(values.length)
  return values.filter((value, i) => value === others[i]).length / values.length
}

/** Of the pixels of spoiled letters a memory leaves fewer wrong than this share of those that came in wrong. */
export const recalled =
  (objective: string, leaves: number) =>
  async (run: Told): Promise<Record<string, number>> => {
    const spoiled = await rowsOf(run, 'data/features')
    const clean = await rowsOf(run, 'data/target')
    const before = alike(spoiled, clean)
    const after = alike((await predicted(run, 'data', spoiled))[objective] ?? [], clean)
    expect(before).toBeLessThan(0.9)
    expect(1 - after, JSON.stringify({ before, after })).toBeLessThan(leaves * (1 - before))
    return { 'right before': before, 'right after': after }
  }

import { expect } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

/** Losses and metrics of the trained network over all rows of a part of its data, by name, such as `train/loss/head`. */
export async function evaluated(
  run: Told,
  part: 'train' | 'validation' | 'test',
): Promise<Readonly<Record<string, number>>> {
  const found = await evaluate(networkOf(run), part, 'result')
  if (!found.ok) throw new Error(found.error.message)
  return found.value.values
}

/** The numbers of a part of the data lie within their bounds, each [least, greatest]. */
export const within =
  (part: 'train' | 'test', bounds: Readonly<Record<string, readonly [number, number]>>) =>
  async (run: Told): Promise<Record<string, number>> => {
    const values = await evaluated(run, part)
    const found = Object.fromEntries(Object.keys(bounds).map((name) => [name, values[`${part}/${name}`] ?? Number.NaN]))
    for (const [name, [least, greatest]] of Object.entries(bounds)) {
      expect(found[name], `${name} of ${JSON.stringify(values)}`).toBeGreaterThanOrEqual(least)
      expect(found[name], `${name} of ${JSON.stringify(values)}`).toBeLessThanOrEqual(greatest)
    }
    return found
  }

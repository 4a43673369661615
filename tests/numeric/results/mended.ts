import { expect } from 'vitest'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { createRandom } from '../../../shared/random'
import type { Told } from '../trainer/trainDocument'
import { dataOf, networkOf, rowsOf } from './networkOf'

const COUNT = 500

const meanSquare = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + (value - (b[i]?.[j] ?? NaN)) ** 2, 0), 0) /
  (a.length * (a[0]?.length ?? 1))

/** What comes out for spoiled test digits is nearer to the clean ones than half of what spoiling changed, as mean squares. */
export const mended =
  ({ side, rate }: { readonly side: number; readonly rate: number }) =>
  async (run: Told): Promise<Record<string, number>> => {
    const images = await rowsOf(run, 'data/features')
    const { split } = await dataOf(run)
    const random = createRandom(5, 'spoil')
    const clean = Array.from(split.test.subarray(0, COUNT), (row) => images[row] ?? [])
    const block = 28 / side
    const spoiled = clean.map((image) => {
      const kept = Array.from({ length: side * side }, () => (random.uniform() < rate ? 0 : 1))
      return image.map(
        (value, i) => value * (kept[Math.floor(i / 28 / block) * side + Math.floor((i % 28) / block)] ?? 0),
      )
    })
    const predicted = await predict(networkOf(run), { data: spoiled })
    const out = predicted.ok ? (predicted.value.outputs['loss']?.rows ?? []) : []
    const small = (all: readonly (readonly number[])[]) => all.map((image) => shrink(image, side))
    const error = meanSquare(small(clean), out)
    const noise = meanSquare(small(clean), small(spoiled))
    expect(error / noise, JSON.stringify({ error, noise })).toBeLessThan(0.5)
    return { error, 'error of the spoiled': noise, ratio: error / noise }
  }

/** Means of equal squares of a digit. */
function shrink(image: readonly number[], side: number): number[] {
  const block = 28 / side
  const sums = new Array<number>(side * side).fill(0)
  image.forEach((value, i) => {
    const place = Math.floor(i / 28 / block) * side + Math.floor((i % 28) / block)
    sums[place] = (sums[place] ?? 0) + value / block ** 2
  })
  return sums
}

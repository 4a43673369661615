import { expect } from 'vitest'
import { inside } from '../../../src-main/trainer/inspect/inside'
import type { Told } from '../trainer/trainDocument'
import { dataOf, networkOf, rowsOf } from './networkOf'
import { predicted } from './predicted'

/** Vectors to be kept, bits of one, and places of the memory. */
const [LENGTH, BITS, PLACES] = [4, 3, 8]
const MOMENTS = 2 * LENGTH + 1

/** Share of the right ones of the bits that it says after the sign, for sequences that it has never seen. */
async function bitsRight(run: Told): Promise<number> {
  const rows = Array.from((await dataOf(run)).split.test)
  const [features, target] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
  const asked = rows.map((row) => features[row] ?? [])
  const said = (await predicted(run, 'data', asked))['loss']
  const first = (LENGTH + 1) * BITS
  const right = rows.flatMap((row, i) =>
    (target[row] ?? [])
      .slice(first)
      .map((bit, k) => Number((said?.[i]?.[first + k] ?? Number.NaN) > 0.5 === (bit === 1))),
  )
  expect(right).toHaveLength(300 * LENGTH * BITS)
  return right.reduce((sum, one) => sum + one, 0) / right.length
}

/** Where each head looks most at every moment of a sequence. */
async function placesOf(run: Told): Promise<{ readonly written: number[]; readonly read: number[] }> {
  const found = await inside(networkOf(run), { node: 'machine', rows: { from: 0, count: 1 }, inner: true })
  if (!found.ok) throw new Error(found.error.message)
  const { shape, values = [] } = found.value.inner['weightings'] ?? {}
  expect(shape).toEqual([1, MOMENTS, 2, PLACES])
  const places = Array.from({ length: 2 * MOMENTS }, (_, i) => {
    const shares = values.slice(i * PLACES, (i + 1) * PLACES)
    return shares.indexOf(Math.max(...shares))
  })
  return { written: places.filter((_, i) => i % 2 === 0), read: places.filter((_, i) => i % 2 === 1) }
}

/** Nearly all bits are right, and that by its memory: each vector has a place of its own, and these are read in their order. */
export async function ntmCopy(run: Told): Promise<Record<string, number>> {
  const share = await bitsRight(run)
  expect(share).toBeGreaterThanOrEqual(0.95)
  const { written, read } = await placesOf(run)
  const used = written.slice(0, LENGTH)
  expect(new Set(used).size).toBe(LENGTH)
  // What is read goes out at once, or through the controller at the next moment.
  expect([LENGTH, LENGTH + 1].map((from) => read.slice(from, from + LENGTH))).toContainEqual(used)
  return { 'bits right': share }
}

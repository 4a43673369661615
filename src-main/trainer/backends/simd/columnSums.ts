import { bump, f32x4, repeat, set } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/**
 * Sums a matrix over its rows, 4 * `vectors` columns at a time: to[n] = sum over m of from[m, n], `rows` rows of `step`
 * bytes. `to` must have room for whole vectors; `from` is read up to 16 * vectors bytes past its end.
 */
export const columnSums = (vectors: number) =>
  defineSimdFunction(`columnSums${vectors}`, ['from', 'to', 'rows', 'step'], (p, frame) => {
    const sums = frame.locals('v128', vectors)
    return [
      ...sums.map((sum) => set(sum, f32x4.zero)),
      repeat(p.rows, [
        ...sums.map((sum, v) => set(sum, f32x4.add(sum, f32x4.load(p.from, 16 * v)))),
        bump(p.from, p.step),
      ]),
      ...sums.map((sum, v) => f32x4.store(p.to, sum, 16 * v)),
    ]
  })

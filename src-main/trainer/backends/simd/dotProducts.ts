import { type Code } from './Code'
import { bump, f32, f32x4, i32, repeat, set, whenAtLeast } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/**
 * A matrix product with a transposed right side: C[m, n] = sum over k of A[m, k] * B[n, k], for `rows` values of m and
 * tiles of `columns` values of n. Row strides in bytes; `fours` is the whole part of depth / 4, `rest` what remains.
 */
export const dotProducts = (rows: number, columns: number) =>
  defineSimdFunction(
    `dotProducts${rows}x${columns}`,
    ['a', 'b', 'c', 'aRow', 'bRow', 'cRow', 'fours', 'rest', 'tiles'],
    (p, frame) => {
      const sums = Array.from({ length: rows }, () => frame.locals('v128', columns))
      const tails = Array.from({ length: rows }, () => frame.locals('f32', columns))
      const left = frame.local('v128')
      const rights = frame.locals('v128', columns)
      const lefts = frame.locals('i32', rows)
      const bs = frame.locals('i32', columns)
      const { c, k } = frame.integers('c', 'k')
      const pairs = (each: (m: number, n: number) => Code) => sums.flatMap((row, m) => row.map((_, n) => each(m, n)))
      const four = [
        ...rights.map((value, n) => set(value, f32x4.load(bs[n]!))),
        ...sums.flatMap((row, m) => [
          set(left, f32x4.load(lefts[m]!)),
          ...row.map((sum, n) => set(sum, f32x4.add(sum, f32x4.mul(left, rights[n]!)))),
        ]),
        ...[...lefts, ...bs].map((pointer) => bump(pointer, 16)),
      ]
      const one = [
        ...pairs((m, n) => set(tails[m]![n]!, f32.add(tails[m]![n]!, f32.mul(f32.load(lefts[m]!), f32.load(bs[n]!))))),
        ...[...lefts, ...bs].map((pointer) => bump(pointer, 4)),
      ]
      const total = (m: number, n: number) => {
        const sum = sums[m]![n]!
        const half = f32.add(
          f32.add(f32x4.lane(sum, 0), f32x4.lane(sum, 1)),
          f32.add(f32x4.lane(sum, 2), f32x4.lane(sum, 3)),
        )
        return f32.add(half, tails[m]![n]!)
      }
      return [
        repeat(p.tiles, [
          ...sums.flat().map((sum) => set(sum, f32x4.zero)),
          ...tails.flat().map((tail) => set(tail, f32.constant(0))),
          ...lefts.map((pointer, m) => set(pointer, i32.add(p.a, i32.mul(p.aRow, m)))),
          ...bs.map((pointer, n) => set(pointer, i32.add(p.b, i32.mul(p.bRow, n)))),
          set(k, p.fours),
          whenAtLeast(k, 1, [repeat(k, four)]),
          set(k, p.rest),
          whenAtLeast(k, 1, [repeat(k, one)]),
          set(c, p.c),
          ...sums.flatMap((row, m) => [...row.map((_, n) => f32.store(c, total(m, n), 4 * n)), bump(c, p.cRow)]),
          bump(p.b, i32.mul(p.bRow, columns)),
          bump(p.c, 4 * columns),
        ]),
      ]
    },
  )

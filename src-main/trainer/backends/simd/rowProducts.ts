import type { Code } from './Code'
import { bump, f32x4, i32, repeat, set } from './instructions'
import { defineSimdFunction } from './SimdFunction'
import { storeRow } from './rowOfVectors'

/**
 * A matrix product by rows, or a convolution: C[m, n] = sum over k of A[m, k] * B[k, n], for tiles of `rows` values of m
 * and one tile of `width` values of n (1 to 8), in registers. k walks `lines` pieces of `depth` floats of A, `aLine` bytes
 * apart (a filter's rows; one piece for a matrix). m walks `tiles` tiles in each of `bands` bands in each of `images`
 * images: A and C move by whole rows, then by aBand, cBand, aImage and cImage (an output image's rows).
 * Steps in bytes; all counts positive. B is read up to 12 bytes past its end.
 */
export const rowProducts = (rows: number, width: number) =>
  defineSimdFunction(`rowProducts${rows}x${width}`, parameters, (p, frame) => {
    const vectors = Math.ceil(width / 4)
    const sums = Array.from({ length: rows }, () => frame.locals('v128', vectors))
    const right = frame.locals('v128', vectors)
    const left = frame.local('v128')
    const lefts = frame.locals('i32', rows)
    const { b, k, line, tile, band } = frame.integers('b', 'k', 'line', 'tile', 'band')
    const product = [
      ...right.map((value, v) => set(value, f32x4.load(b, 16 * v))),
      ...sums.flatMap((row, m) => [
        set(left, f32x4.loadSplat(lefts[m]!)),
        ...row.map((sum, v) => set(sum, f32x4.add(sum, f32x4.mul(left, right[v]!)))),
        bump(lefts[m]!, 4),
      ]),
      bump(b, p.bRow),
    ]
    const oneTile: Code[] = [
      ...sums.flat().map((sum) => set(sum, f32x4.zero)),
      ...lefts.map((pointer, m) => set(pointer, i32.add(p.a, i32.mul(p.aRow, m)))),
      set(b, p.b),
      set(line, p.lines),
      repeat(line, [set(k, p.depth), repeat(k, product), ...lefts.map((pointer) => bump(pointer, p.aLine))]),
      ...sums.flatMap((row) => [...storeRow(p.c, row, width), bump(p.c, p.cRow)]),
      bump(p.a, i32.mul(p.aRow, rows)),
    ]
    const oneBand = [set(tile, p.tiles), repeat(tile, oneTile), bump(p.a, p.aBand), bump(p.c, p.cBand)]
    return [repeat(p.images, [set(band, p.bands), repeat(band, oneBand), bump(p.a, p.aImage), bump(p.c, p.cImage)])]
  })

const parameters = [
  ...(['a', 'b', 'c', 'aRow', 'bRow', 'cRow', 'depth', 'lines', 'aLine'] as const),
  ...(['tiles', 'bands', 'aBand', 'cBand', 'images', 'aImage', 'cImage'] as const),
]

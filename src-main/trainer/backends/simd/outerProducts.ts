import { bump, f32x4, repeat, set } from './instructions'
import { defineSimdFunction } from './SimdFunction'
import { loadRow, storeRow } from './rowOfVectors'

/**
 * Adds sums of outer products: C[m, n] += sum over p of A[p, m] * B[p, n], for `rows` values of m beside each other and tiles
 * of `width` values of n (1 to 8), in registers. p walks images, rows and columns of an output image: A moves by aStep a
 * column, then by aRow and aImage where a row and an image end; B by bStep always. With A an image and B the gradient
 * of a convolution's output, that is the filter's gradient; with one image and one row it is a product with a transposed
 * left side. Steps in bytes; all counts positive. B is read up to 12 bytes past its end.
 */
export const outerProducts = (rows: number, width: number) =>
  defineSimdFunction(
    `outerProducts${rows}x${width}`,
    ['a', 'b', 'c', 'aStep', 'bStep', 'aRow', 'aImage', 'columns', 'lines', 'images', 'cRow', 'tiles'],
    (p, frame) => {
      const vectors = Math.ceil(width / 4)
      const sums = Array.from({ length: rows }, () => frame.locals('v128', vectors))
      const right = frame.locals('v128', vectors)
      const left = frame.local('v128')
      const { a, b, c, column, line, image } = frame.integers('a', 'b', 'c', 'column', 'line', 'image')
      const product = [
        ...right.map((value, v) => set(value, f32x4.load(b, 16 * v))),
        ...sums.flatMap((row, m) => [
          set(left, f32x4.loadSplat(a, 4 * m)),
          ...row.map((sum, v) => set(sum, f32x4.add(sum, f32x4.mul(left, right[v]!)))),
        ]),
        bump(a, p.aStep),
        bump(b, p.bStep),
      ]
      const walk = repeat(image, [
        set(line, p.lines),
        repeat(line, [set(column, p.columns), repeat(column, product), bump(a, p.aRow)]),
        bump(a, p.aImage),
      ])
      return [
        repeat(p.tiles, [
          set(c, p.c),
          ...sums.flatMap((row) => [...loadRow(c, row, width), bump(c, p.cRow)]),
          set(a, p.a),
          set(b, p.b),
          set(image, p.images),
          walk,
          set(c, p.c),
          ...sums.flatMap((row) => [...storeRow(c, row, width), bump(c, p.cRow)]),
          bump(p.b, 4 * width),
          bump(p.c, 4 * width),
        ]),
      ]
    },
  )

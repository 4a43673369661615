import { single } from '../../simd/walks'
import type { SimdScope } from '../SimdScope'
import { rightSide } from './rightSide'

/** One product of matrices without gaps: addresses of a, b and the result, then its rows, the depth, and its width. */
type Product = (a: number, b: number, c: number, rows: number, depth: number, width: number) => void

/** The form of a product in which the left, the right or neither side lies transposed in memory. */
export function matrixProduct(scope: SimdScope, transposed: 'left' | 'right' | 'none'): Product {
  const { simd } = scope
  if (transposed === 'right') return (a, b, c, rows, depth, width) => simd.dotProducts(a, b, c, rows, depth, width)
  const one = { lines: single, bands: single, images: single }
  if (transposed === 'left')
    return (a, b, c, rows, depth, width) => {
      simd.clear(c, rows * width)
      simd.outerProducts({
        ...{ a, b, c, rows, width, columns: depth, ...one },
        ...{ aStep: 4 * rows, bStep: 4 * width, cRow: 4 * width },
      })
    }
  return (a, b, c, rows, depth, width) => {
    const right = rightSide(scope, b, rows, depth, width)
    simd.rowProducts({ ...{ a, right, c, rows, depth, width, ...one }, ...{ aRow: 4 * depth, cRow: 4 * width } })
  }
}

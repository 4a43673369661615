import type { SimdScope } from '../SimdScope'

/** From here on a matrix no longer stays in the cache when its columns are read in turn. */
const large = 131_072
const enoughRows = 8

/**
 * A place to gather the columns of a right side with `depth` rows that is too large for the cache, where enough rows of
 * the left side use them to pay for that (measured: 14 -> 50 GFLOPS at 2048 x 1024).
 */
export function panelFor(scope: SimdScope, rows: number, depth: number, width: number): number | undefined {
  if (rows < enoughRows || depth * width < large) return undefined
  return scope.address(scope.make([depth * 8]))
}

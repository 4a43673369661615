import type { RightSide } from '../../simd/walks'
import type { SimdScope } from '../SimdScope'

/** Rows of a right side this far apart, in floats, fall onto each other in the cache. */
const clashing = 512
/** From here on, in floats, a right side no longer stays in the cache when its columns are read in turn. */
const large = 400_000
/** So many rows of the left side must use what was gathered. */
const enoughRows = 32

/** Whether the rows of a matrix displace each other in the cache when one column after another is read. */
export function clashes(rows: number, width: number): boolean {
  return rows >= 32 && width % clashing === 0
}

/**
 * A right side [depth, width] as a product reads it best. Where the cache serves its columns badly, and enough rows of the
 * left side use them to pay for it, they are gathered first (measured: 28 -> 55 GFLOPS at 1024 x 128 x 1024).
 */
export function rightSide(scope: SimdScope, address: number, rows: number, depth: number, width: number): RightSide {
  // Rows that are not whole vectors long lie across cache lines.
  const crooked = width % 4 !== 0
  if (rows < enoughRows || !(crooked || clashes(depth, width) || depth * width >= large))
    return { address, row: 4 * width, column: 4 }
  const panel = scope.address(scope.make([depth * 8 * Math.ceil(width / 8)]))
  scope.simd.pack(address, 4 * width, depth, width, panel)
  return { address: panel, row: 32, column: 4 * depth }
}

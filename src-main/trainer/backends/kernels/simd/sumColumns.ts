import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdScope } from '../SimdScope'

/** Columns summed in one pass: four vectors, enough for additions not to wait for each other. */
const pass = 16

/** out[n] = the sum over m of a matrix [rows, width] at this address. */
export function sumColumns(scope: SimdScope, from: number, out: TensorInfo, rows: number, width: number): void {
  // Several narrow rows are taken as one wide one of whole vectors, and its parts added up at the end.
  const together = Math.min(rows, width % 4 === 0 ? Math.ceil(pass / width) : 4 * Math.ceil(pass / 4 / width))
  const wide = together * width
  const wideRows = Math.floor(rows / together)
  const sums = scope.make([wide])
  const address = scope.address(sums)
  for (let column = 0; column < wide; column += pass) {
    const columns = Math.min(pass, wide - column)
    scope.simd.columnSums(from + 4 * column, address + 4 * column, wideRows, columns, 4 * wide)
  }
  const [partial, total] = [scope.view(sums), scope.view(out)]
  const rest = wideRows * together
  const last = new Float32Array(total.buffer, from + 4 * rest * width, (rows - rest) * width)
  for (let column = 0; column < width; column++) {
    let sum = 0
    for (let i = column; i < wide; i += width) sum += partial[i]!
    for (let i = column; i < last.length; i += width) sum += last[i]!
    total[column] = sum
  }
}

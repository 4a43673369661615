import type { Code, Local } from './Code'
import { f32, f32x4 } from './instructions'

/** Stores the first `width` floats of these vectors at an address, and nothing after them. */
export function storeRow(address: Local, vectors: readonly Local[], width: number): Code[] {
  return vectors.flatMap((vector, v) => {
    const lanes = width - 4 * v
    if (lanes >= 4) return [f32x4.store(address, vector, 16 * v)]
    return Array.from({ length: lanes }, (_, lane) => f32.store(address, f32x4.lane(vector, lane), 16 * v + 4 * lane))
  })
}

import type { Code, Local } from './Code'
import { f32, f32x4, set } from './instructions'

/** Stores the first `width` floats of these vectors at an address, and nothing after them. */
export function storeRow(address: Local, vectors: readonly Local[], width: number): Code[] {
  return vectors.flatMap((vector, v) => {
    const lanes = width - 4 * v
    if (lanes >= 4) return [f32x4.store(address, vector, 16 * v)]
    const pair = lanes >= 2 ? [f32x4.storeHalf(address, vector, 16 * v)] : []
    const odd = lanes % 2 === 1 ? [f32.store(address, f32x4.lane(vector, lanes - 1), 16 * v + 4 * (lanes - 1))] : []
    return [...pair, ...odd]
  })
}

/** Loads the first `width` floats at an address into these vectors, and zeros into the rest. */
export function loadRow(address: Local, vectors: readonly Local[], width: number): Code[] {
  return vectors.flatMap((vector, v) => {
    const lanes = width - 4 * v
    if (lanes >= 4) return [set(vector, f32x4.load(address, 16 * v))]
    const values = Array.from({ length: lanes }, (_, lane) => f32x4.loadLane(address, vector, lane, 16 * v + 4 * lane))
    return [set(vector, f32x4.zero), ...values.map((value) => set(vector, value))]
  })
}

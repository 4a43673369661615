/** High 32 bits of the product of two unsigned 32-bit numbers. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const cross = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(cross / 65536)) >>> 0
}

/**
 * One block of Philox 4×32-10 (Salmon, Moraes, Dror, Shaw: “Parallel random numbers: as easy as 1, 2, 3”, 2011), written to
 * `out` from `at` on.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
  at = 0,
): void {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(0xd2511f53, c0)
    const low0 = Math.imul(0xd2511f53, c0) >>> 0
    const high1 = mulHigh(0xcd9e8d57, c2)
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  out[at] = c0
  out[at + 1] = c1
  out[at + 2] = c2
  out[at + 3] = c3
}

/**
 * `count` random 32-bit words for a pair of int32 seeds, in the order of TensorFlow's stateless random operations (the seeds
 * are scrambled into key and counter, blocks are counted upwards), so that a compiled step can draw the same.
 */
export function randomWords(count: number, seed0: number, seed1: number): Uint32Array {
  const mixed = new Uint32Array(4)
  philox(
    [seed0 >>> 0, seed0 < 0 ? 0xffffffff : 0, seed1 >>> 0, seed1 < 0 ? 0xffffffff : 0],
    [0x3ec8f720, 0x02461e29],
    mixed,
  )
  const [k0 = 0, k1 = 0, c2 = 0, c3 = 0] = mixed
  const words = new Uint32Array(Math.ceil(count / 4) * 4)
  for (let block = 0; block * 4 < count; block++) philox([block, 0, c2, c3], [k0, k1], words, block * 4)
  return words.subarray(0, count)
}

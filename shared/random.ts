/** A seeded source of random numbers in plain TypeScript. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Integer 0 … below − 1. */
  int(below: number): number
  /** Shuffles in place. */
  shuffle<T extends { length: number; [index: number]: number }>(list: T): T
}

/** 32-bit FNV-1a hash of a text: turns names into seeds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Mixes numbers into one 32-bit seed (MurmurHash3 finalizer). */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

/** SFC32 (C. Doty-Humphrey, PractRand) seeded from the seed and a salt that names what the numbers are for. */
export function createRandom(seed: number, salt: string): Random {
  let a = mixSeed(seed, 1)
  let b = mixSeed(hashText(salt), 2)
  let c = mixSeed(seed, hashText(salt))
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  const uniform = (): number => (next() >>> 8) / 2 ** 24
  const int = (below: number): number => Math.floor(uniform() * below)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform() * (1 - 2 ** -25))) * Math.cos(2 * Math.PI * uniform())
  const shuffle: Random['shuffle'] = (list) => {
    for (let i = list.length - 1; i > 0; i--) {
      const j = int(i + 1)
      const kept = list[i] as number
      list[i] = list[j] as number
      list[j] = kept
    }
    return list
  }
  return { uniform, normal, int, shuffle }
}

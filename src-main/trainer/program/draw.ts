import type { Draw, Tf } from '@shared/catalog/define/tf'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { hashText, mixSeed } from '@shared/random'
import { randomWords } from './philox'

/** First of the two numbers that a generator is seeded with. Never negative: native kernels and XLA widen such numbers differently. */
export const seedOf = (seed: number, salt: string, site: number): number => mixSeed(seed, hashText(salt), site) >>> 1

/**
 * Draws for one place in one step, computed in plain JavaScript for backends that run op by op. The numbers depend on the seed, the
 * salt, the step and on which draw of this object it is, and on nothing else.
 */
export function createDraw(tf: Tf, seed: number, salt: string, step: number): Draw {
  let site = 0
  const words = (count: number): Uint32Array => randomWords(count, seedOf(seed, salt, site++), step)
  // 24 bits fill a float32 evenly and give the same number on every engine.
  const uniforms = (count: number): Float32Array =>
    Float32Array.from(words(count), (word) => (word & 0xffffff) * 2 ** -24)
  return {
    uniform: (shape) => tf.tensor(uniforms(sizeOf(shape)), [...shape], 'float32'),
    normal: (shape) => {
      const radius = uniforms(sizeOf(shape))
      const angle = uniforms(sizeOf(shape))
      const values = radius.map((u, i) => Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * (angle[i] ?? 0)))
      return tf.tensor(values, [...shape], 'float32')
    },
    int: (shape, below) =>
      tf.tensor(
        Int32Array.from(words(sizeOf(shape)), (word) => word % below),
        [...shape],
        'int32',
      ),
  }
}

import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { createRandom } from '@shared/random'

/** Draws of an example. */
export function drawExample(tf: Tf, seed: number): Draw {
  const random = createRandom(seed, 'example')
  const fill =
    (one: () => number) =>
    (shape: readonly number[]): Tensor =>
      tf.tensor(Array.from({ length: sizeOf(shape) }, one), [...shape])
  return {
    uniform: fill(random.uniform),
    normal: fill(random.normal),
    int: (shape, below) => tf.cast(fill(() => random.int(below))(shape), 'int32'),
  }
}

import { sizeOf } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { createRandom } from '@shared/random'
import { freshWeights, type WeightSource } from '../../src-main/export/weights/WeightSource'

/** Weights with nothing in them that could hide a mistake: no zeros, no ones, none like another, and all above zero where they stand for variances. */
export function randomWeights(checked: CheckedGraph, seed = 1): WeightSource {
  const { all } = freshWeights(checked, seed)
  return {
    all,
    read: (node, name) => {
      const weight = all[node]?.[name]
      if (!weight) throw new Error(`There is no weight ${node}/${name}`)
      const random = createRandom(seed, `${node}/${name}`)
      // Of a size that lets values through many layers without growing.
      const inputs = sizeOf(weight.shape.slice(0, -1))
      const most = weight.shape.length > 1 ? Math.sqrt(3 / inputs) : 0.4
      const draw = (): number => (weight.trainable ? (2 * random.uniform() - 1) * most : 0.2 + random.uniform())
      return Promise.resolve(Float32Array.from({ length: sizeOf(weight.shape) }, draw))
    },
  }
}

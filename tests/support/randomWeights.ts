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
      const draw = (): number => (weight.trainable ? (random.uniform() - 0.5) * 0.8 : 0.2 + random.uniform())
      return Promise.resolve(Float32Array.from({ length: sizeOf(weight.shape) }, draw))
    },
  }
}

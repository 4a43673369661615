import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { freshWeights, type WeightSource } from '../../src-main/export/weights/WeightSource'
import type { randomWeights } from './evaluateNetwork'

/** Weights that were drawn for a test, as exporters read them. */
export const randomSource = (checked: CheckedGraph, weights: ReturnType<typeof randomWeights>): WeightSource => ({
  all: freshWeights(checked, 0).all,
  read: (node, weight) => Promise.resolve(Float32Array.from(weights[`${node}/${weight}`]?.values ?? [])),
})

import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { ownWeights } from '@shared/compile/weightOwner'
import type { Shape } from '@shared/catalog/define/tensorType'
import { initialValues } from '../../trainer/program/initialValues'
import { weightCell } from '../../trainer/program/weightCell'
import { keptOptimizer, type OptimizerState } from './OptimizerState'
import type { CheckpointFile } from '../../trainer/checkpoint/openCheckpoint'

export interface WeightInfo {
  readonly shape: Shape
  /** `false`: a statistic. */
  readonly trainable: boolean
}

/** The weights of a network, read one at a time. */
export interface WeightSource {
  /** Every weight by node and name, statistics included; nodes that share weights have none of their own here. */
  readonly all: Readonly<Record<string, Readonly<Record<string, WeightInfo>>>>
  /** Values, row after row. */
  read(node: string, name: string): Promise<Float32Array>
  /** What the optimizer remembers; absent where nothing has been learned yet. */
  readonly optimizer?: OptimizerState
}

function weightsOf({ nodes }: CheckedGraph): WeightSource['all'] {
  return Object.fromEntries(
    Object.entries(nodes).map(([id, checked]) => [
      id,
      Object.fromEntries(
        Object.entries(ownWeights(checked)).map(([name, { shape, trainable }]) => [name, { shape, trainable }]),
      ),
    ]),
  )
}

/** Weights as the seed makes them. */
export const freshWeights = (checked: CheckedGraph, seed: number): WeightSource => ({
  all: weightsOf(checked),
  read: (node, name) => {
    const owner = checked.nodes[node]
    const spec = owner && ownWeights(owner)[name]
    if (!spec) throw new Error(`There is no weight ${node}/${name}`)
    return Promise.resolve(initialValues(spec, seed, node, name))
  },
})

/** Weights that a run has come to. */
export function keptWeights(checked: CheckedGraph, file: CheckpointFile): WeightSource {
  const optimizer = keptOptimizer(file)
  return {
    all: weightsOf(checked),
    read: async (node, name) => {
      const values = await file.read(weightCell(node, name))
      if (!(values instanceof Float32Array)) throw new Error(`There is no weight ${node}/${name}`)
      return values
    },
    ...(optimizer && { optimizer }),
  }
}

import type { TensorType } from '../catalog/define/tensorType'
import type { TrainingPlan } from './trainingPlan'

/** What the network reads of a data node. */
export interface Feed {
  readonly node: string
  /** The ports that layers take in, in the data set's order. */
  readonly ports: readonly { readonly name: string; readonly type: TensorType }[]
}

/** The data nodes that the network itself reads; what only losses read is not needed for an answer. */
export function feedsOf({ order, checked, datasets }: TrainingPlan): readonly Feed[] {
  const read = new Set(
    order.flatMap((id) =>
      (checked.nodes[id]?.incoming ?? []).map(({ source }) => JSON.stringify([source.node, source.port])),
    ),
  )
  return datasets
    .map((node) => ({
      node,
      ports: Object.entries(checked.nodes[node]?.outputs ?? {})
        .filter(([name]) => read.has(JSON.stringify([node, name])))
        .map(([name, type]) => ({ name, type })),
    }))
    .filter(({ ports }) => ports.length > 0)
}

import type { TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { PortRef } from '@shared/graph/document'

const MOST_HOPS = 20

/**
 * What an output is compared with, where it goes to a loss at once or through activations: the target's type, which names the classes.
 * `undefined`: nowhere.
 */
export function labelsAt({ nodes }: CheckedGraph, from: PortRef, hops = 0): TensorType | undefined {
  if (hops > MOST_HOPS) return undefined
  for (const { node, item, incoming, inputs } of Object.values(nodes)) {
    const edge = incoming.find(({ source }) => source.node === from.node && source.port === from.port)
    if (!edge) continue
    const labels = item?.kind === 'loss' ? inputs.find((type) => type?.labels) : undefined
    if (labels) return labels
    if (item?.kind !== 'activation') continue
    const [output] = item.outputs
    const found = output && labelsAt({ nodes } as CheckedGraph, { node: node.id, port: output.name }, hops + 1)
    if (found) return found
  }
  return undefined
}

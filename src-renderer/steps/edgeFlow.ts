import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphEdge } from '@shared/graph/document'
import type { RehearsedBatch, SeenTensor } from '@shared/ipc/rehearsal'
import { nodeArithmetic } from './nodeArithmetic'

/** The gradient that comes back along an edge: that of the port where it is the only one, else its part of a single number; `undefined`: not told. */
export function edgeFlow(
  checked: CheckedGraph,
  batch: RehearsedBatch,
  { source, target }: GraphEdge,
): SeenTensor | undefined {
  const gradient = batch.values[source.node]?.[source.port]?.gradient
  if (!gradient) return undefined
  const all = Object.values(checked.nodes).flatMap(({ incoming }) =>
    incoming.filter((one) => one.source.node === source.node && one.source.port === source.port),
  )
  if (all.length === 1) return gradient
  const node = checked.nodes[target.node]
  const input = node?.incoming.findIndex((one) => one.source.node === source.node && one.source.port === source.port)
  if (!node || input === undefined || gradient.values?.length !== 1) return undefined
  const part = nodeArithmetic(node, batch, 0, 0).onward?.(input, 0)
  return part === undefined ? undefined : { ...gradient, values: [part], mean: part, least: part, most: part }
}

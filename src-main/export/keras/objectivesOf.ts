import { sampleWeight } from '@shared/catalog/define/loss'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { PortRef } from '@shared/graph/document'
import { endAt, isEntrance } from './entrances'
import type { KerasObjective, KerasOutput } from './KerasModel'

/** The data behind a target; `undefined` where something is computed on the way. */
function dataOf({ nodes }: CheckedGraph, { node: id, port }: PortRef): PortRef | undefined {
  const node = nodes[id]
  if (node?.item?.kind === 'dataset') return { node: id, port }
  const [only] = node?.incoming ?? []
  return node && isEntrance(node) && only ? dataOf({ nodes } as CheckedGraph, only.source) : undefined
}

function objectiveOf(checked: CheckedGraph, { node, tensor, type, loss }: KerasOutput): KerasObjective | undefined {
  const at = checked.nodes[node]
  // Rows that count differently are counted in a loop that a script has of its own.
  if (!at || !loss || endAt(at, sampleWeight.name).edge) return undefined
  const { edge } = endAt(at, 1)
  const data = edge && dataOf(checked, edge.source)
  return data && { ...loss, node, prediction: { tensor, type }, target: { ...data, type: loss.target } }
}

/** How Keras’s fit learns at each output; `undefined`: at some it cannot, having no such loss or data to compare with. */
export function objectivesOf(
  checked: CheckedGraph,
  outputs: readonly KerasOutput[],
): readonly KerasObjective[] | undefined {
  const objectives = outputs.flatMap((output) => objectiveOf(checked, output) ?? [])
  return objectives.length === outputs.length ? objectives : undefined
}

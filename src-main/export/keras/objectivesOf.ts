import { sampleWeight } from '@shared/catalog/define/loss'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { PortRef } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { endAt, isEntrance } from './entrances'
import type { KerasObjective, KerasOutput } from './KerasModel'
import { notExportable, notInKeras } from './refusals'

/** The data behind a target; `undefined` where something is computed on the way. */
function dataOf({ nodes }: CheckedGraph, { node: id, port }: PortRef): PortRef | undefined {
  const node = nodes[id]
  if (node?.item?.kind === 'dataset') return { node: id, port }
  const [only] = node?.incoming ?? []
  return node && isEntrance(node) && only ? dataOf({ nodes } as CheckedGraph, only.source) : undefined
}

function objectiveOf(checked: CheckedGraph, { node, tensor, type, loss }: KerasOutput): Result<KerasObjective> {
  const at = checked.nodes[node]
  if (!at?.item) return fail(notExportable(node))
  if (!loss) return fail(notInKeras(at.node.name ?? node, at.item.id))
  if (endAt(at, sampleWeight.name).edge)
    return fail(problem('rowWeightsNotExported', 'Weights of rows are not written for Keras’s fit yet.', { node }))
  const { edge } = endAt(at, 1)
  const data = edge && dataOf(checked, edge.source)
  if (!data)
    return fail(
      problem('targetComputed', 'A loss compares with something computed, which Keras’s fit cannot.', { node }),
    )
  return ok({ ...loss, node, prediction: { tensor, type }, target: { ...data, type: loss.target } })
}

/** How Keras's fit learns at each output, or why it cannot at the first where it cannot. */
export function objectivesOf(
  checked: CheckedGraph,
  outputs: readonly KerasOutput[],
): Result<readonly KerasObjective[]> {
  const objectives: KerasObjective[] = []
  for (const output of outputs) {
    const objective = objectiveOf(checked, output)
    if (!objective.ok) return objective
    objectives.push(objective.value)
  }
  return ok(objectives)
}

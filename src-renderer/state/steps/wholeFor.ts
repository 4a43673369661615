import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { RehearsedBatch } from '@shared/ipc/rehearsal'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { StepsState } from './createStepStore'

/** Most numbers that are asked for so that a stage can be written out. */
const MOST = 250_000

/** Numbers of what a node makes and of its weights, with their gradients; 0: all of them were told. */
function untold({ values, weights }: RehearsedBatch, node: string): number {
  const made = Object.values(values[node] ?? {}).map(({ value }) => ({ ...value, times: 2 }))
  const own = Object.values(weights[node] ?? {}).map(({ before }) => ({ ...before, times: 3 }))
  const all = [...made, ...own]
  return all.every(({ values }) => values) ? 0 : all.reduce((sum, { shape, times }) => sum + times * sizeOf(shape), 0)
}

/**
 * Nodes that must be told whole so that the stage which was reached can be written out: its own, and those that it reads. The same as before
 * where nothing more is needed, or it would be too much.
 */
export function wholeFor(
  { walk, place, whole, sample }: Pick<StepsState, 'walk' | 'place' | 'whole' | 'sample'>,
  checked: CheckedGraph,
): readonly string[] {
  const stage = walk?.stages[place]
  const batch = stage && walk?.rehearsal.batches[stage.batch]
  if (!stage || !batch || !sample || stage.course === 'update') return whole
  const sources = (checked.nodes[stage.node]?.incoming ?? []).map(({ source }) => source.node)
  const nodes = [...new Set([stage.node, ...sources])]
  const sizes = nodes.map((node) => untold(batch, node))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  // What was asked for and is not here yet needs no second question.
  const asked = nodes.every((node, i) => sizes[i] === 0 || whole.includes(node))
  return total === 0 || total > MOST || asked ? whole : nodes
}

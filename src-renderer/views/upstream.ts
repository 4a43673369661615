import type { CheckedGraph } from '@shared/compile/checkedGraph'

/** A node and all that lead to it. */
export function upstream({ nodes }: CheckedGraph, id: string): ReadonlySet<string> {
  const seen = new Set([id])
  for (const node of seen) for (const { source } of nodes[node]?.incoming ?? []) seen.add(source.node)
  return seen
}

/** Losses of a network, in the order of its nodes. */
export const lossesOf = ({ nodes }: CheckedGraph): readonly string[] =>
  Object.entries(nodes).flatMap(([id, { item }]) => (item?.kind === 'loss' ? [id] : []))

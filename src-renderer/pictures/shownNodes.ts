import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'

/** The nodes that a picture shows, in the order of computation: what leads to a loss, or, where there is none, all but views. */
export function shownNodes({ nodes, order }: CheckedGraph): readonly CheckedNode[] {
  const all = order.flatMap((id) => nodes[id] ?? []).filter(({ item }) => item?.kind !== 'view')
  const needed = new Set(all.filter(({ item }) => item?.kind === 'loss').map(({ node }) => node.id))
  if (needed.size === 0) return all
  for (const { node, incoming } of [...all].reverse())
    if (needed.has(node.id)) for (const { source } of incoming) needed.add(source.node)
  return all.filter(({ node }) => needed.has(node.id))
}

import type { CheckedNode } from './checkedGraph'

/** The node whose weights a node uses: itself, unless it shares. */
export function weightOwner(nodes: (id: string) => Pick<CheckedNode, 'node'> | undefined, id: string): string {
  const seen = new Set<string>()
  let owner = id
  for (;;) {
    const next = nodes(owner)?.node.sharesWith
    if (next === undefined || seen.has(next) || !nodes(next)) return owner
    seen.add(owner)
    owner = next
  }
}

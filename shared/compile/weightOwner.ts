import type { WeightSpec } from '../catalog/define/layer'
import type { CheckedNode } from './checkedGraph'

const borrowsOf = ({ item }: Pick<CheckedNode, 'item'>) => (item?.kind === 'layer' ? item.borrows : undefined)

/** The node whose weights a node uses: itself, unless it shares. One that only borrows some has others of its own. */
export function weightOwner(nodes: (id: string) => Pick<CheckedNode, 'node' | 'item'> | undefined, id: string): string {
  const seen = new Set<string>()
  let owner = id
  for (;;) {
    const checked = nodes(owner)
    const next = checked && !borrowsOf(checked) ? checked.node.sharesWith : undefined
    if (next === undefined || seen.has(next) || !nodes(next)) return owner
    seen.add(owner)
    owner = next
  }
}

/** Where a node's borrowed weights come from, and their names; `undefined`: it borrows none. */
export function lenderOf(
  nodes: (id: string) => Pick<CheckedNode, 'node' | 'item'> | undefined,
  id: string,
): { readonly owner: string; readonly weights: readonly string[] } | undefined {
  const checked = nodes(id)
  const borrows = checked && borrowsOf(checked)
  const from = checked?.node.sharesWith
  return borrows && from !== undefined ? { owner: weightOwner(nodes, from), weights: borrows.weights } : undefined
}

/** Weights that belong to a node: none where it shares another's, and not those that its type borrows. */
export function ownWeights(checked: Pick<CheckedNode, 'node' | 'item' | 'weights'>): CheckedNode['weights'] {
  const { node, weights } = checked
  const borrows = borrowsOf(checked)
  if (!borrows) return node.sharesWith === undefined ? weights : {}
  return Object.fromEntries(
    Object.entries(weights).filter(([name]): boolean => !borrows.weights.includes(name)),
  ) as Record<string, WeightSpec>
}

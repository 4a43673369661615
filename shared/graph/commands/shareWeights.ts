import { nodeItems } from '../../catalog/catalog'
import { ok, type Result } from '../../result'
import type { GraphDocument, GraphNode } from '../document'
import type { LabeledEdit } from '../edit'
import { graphFailure } from '../problems/graphProblem'

/** Type of the nodes whose weights a node can use: its own, unless it borrows from others. */
function lends({ type }: GraphNode): string {
  const item = nodeItems.get(type)
  return (item?.kind === 'layer' ? item.borrows?.type : undefined) ?? type
}

/** Makes nodes use the weights of another; `null` as the owner gives them weights of their own again. Gives `null` when nothing changes. */
export function shareWeights(
  document: GraphDocument,
  ids: readonly string[],
  owner: string | null,
): Result<LabeledEdit | null> {
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  let root = owner === null ? undefined : byId.get(owner)
  if (owner !== null && !root) return graphFailure('editMissing', { id: owner })
  // Weights have one owner: a node that borrows cannot lend.
  for (
    const seen = new Set<GraphNode>();
    root?.sharesWith !== undefined && !seen.has(root);
    root = byId.get(root.sharesWith) ?? root
  )
    seen.add(root)
  const borrowers = new Set<string>()
  for (const id of ids) {
    const node = byId.get(id)
    if (!node) return graphFailure('editMissing', { id })
    if (node === root) return graphFailure('shareSelf')
    if (root && root.type !== lends(node)) return graphFailure('shareTypes')
    borrowers.add(id)
  }
  if (root) {
    for (const node of document.nodes)
      if (node.sharesWith !== undefined && borrowers.has(node.sharesWith) && node !== root) borrowers.add(node.id)
  }
  const changed = [...borrowers].filter((id) => byId.get(id)?.sharesWith !== root?.id)
  if (changed.length === 0) return ok(null)
  const patches = changed.map((id) => ({ id, patch: { sharesWith: root?.id } }))
  return ok({ label: 'shareWeights', edit: { type: 'update', collection: 'nodes', patches } })
}

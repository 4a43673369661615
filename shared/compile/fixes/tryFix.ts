import { applyEdit } from '../../graph/applyEdit'
import type { Fix } from '../../graph/diagnostic'
import type { GraphDocument } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import { checkNodes, type NodesChecked } from '../checkNodes'
import { indexGraph, spreadFrom } from '../graphIndex'
import { sortNodes } from '../sortNodes'

/** The part of a document that leads to a node, itself included. */
function partAbove({ document, graph }: CheckContext, id: string): GraphDocument {
  const concerned = spreadFrom([id], graph, 'upstream')
  return {
    ...document,
    nodes: document.nodes.filter((node) => concerned.has(node.id)),
    edges: document.edges.filter(({ source, target }) => concerned.has(source.node) && concerned.has(target.node)),
  }
}

/** What the items would say of a node and of all that leads to it with a fix applied; `null` where it cannot be. */
export function tryFix(context: CheckContext, id: string, fix: Fix): NodesChecked | null {
  const applied = applyEdit(partAbove(context, id), fix.change.edit)
  if (!applied.ok) return null
  const { document } = applied.value
  const graph = indexGraph(document)
  return checkNodes(document, graph, sortNodes(document, graph))
}

import type { GraphDocument, GraphEdge } from '../graph/document'
import type { GraphIndex } from './graphIndex'

/** An order of computation, and what stands in its way. */
export interface SortedNodes {
  /** Sources before targets; nodes on a cycle are left out. */
  readonly order: readonly string[]
  readonly onCycle: ReadonlySet<string>
  /** Edges that close a cycle; without them there is none. */
  readonly closing: readonly GraphEdge[]
}

/** Edges that lead back to a node on the way from the start (depth first, without recursion). */
function closingEdges(document: GraphDocument, graph: GraphIndex): GraphEdge[] {
  const closing: GraphEdge[] = []
  const state = new Map<string, 'open' | 'done'>()
  // From the sources first, so that the edge that runs against the flow is the one that is named.
  const starts = [...document.nodes].sort((a, b) => Number(graph.incoming.has(a.id)) - Number(graph.incoming.has(b.id)))
  for (const { id } of starts) {
    if (state.has(id)) continue
    const stack = [{ id, next: 0 }]
    state.set(id, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = graph.outgoing.get(top.id)?.[top.next++]
      if (!edge) {
        state.set(top.id, 'done')
        stack.pop()
        continue
      }
      const target = edge.target.node
      const seen = state.get(target)
      if (seen === 'open') closing.push(edge)
      else if (!seen) {
        state.set(target, 'open')
        stack.push({ id: target, next: 0 })
      }
    }
  }
  return closing
}

/** Takes away nodes that nothing leads to, again and again; what is taken, in order. Ties go by document order. */
function peel(ids: readonly string[], edges: readonly GraphEdge[], way: 'forward' | 'backward'): string[] {
  const from = (edge: GraphEdge): string => (way === 'forward' ? edge.source.node : edge.target.node)
  const to = (edge: GraphEdge): string => (way === 'forward' ? edge.target.node : edge.source.node)
  const waiting = new Map(ids.map((id) => [id, 0]))
  const next = new Map<string, string[]>()
  for (const edge of edges) {
    const count = waiting.get(to(edge))
    if (count === undefined || !waiting.has(from(edge))) continue
    waiting.set(to(edge), count + 1)
    const list = next.get(from(edge))
    if (list) list.push(to(edge))
    else next.set(from(edge), [to(edge)])
  }
  const taken = ids.filter((id) => waiting.get(id) === 0)
  for (let k = 0; k < taken.length; k++) {
    for (const id of next.get(taken[k] ?? '') ?? []) {
      const left = (waiting.get(id) ?? 0) - 1
      waiting.set(id, left)
      if (left === 0) taken.push(id)
    }
  }
  return taken
}

/** Sorts the nodes of a document so that sources come before targets; linear in nodes and edges. */
export function sortNodes(document: GraphDocument, graph: GraphIndex): SortedNodes {
  const ids = document.nodes.map((node) => node.id)
  const free = peel(ids, document.edges, 'forward')
  if (free.length === ids.length) return { order: free, onCycle: new Set(), closing: [] }
  const before = new Set(free)
  const stuck = ids.filter((id) => !before.has(id))
  const after = new Set(peel(stuck, document.edges, 'backward'))
  const onCycle = new Set(stuck.filter((id) => !after.has(id)))
  const rest = ids.filter((id) => !onCycle.has(id))
  return { order: peel(rest, document.edges, 'forward'), onCycle, closing: closingEdges(document, graph) }
}

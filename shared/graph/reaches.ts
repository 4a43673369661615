import type { GraphDocument } from './document'

/** Whether a way along the edges leads from one node to another; a node reaches itself. `without`: ids of edges that do not count. */
export function reaches(
  document: GraphDocument,
  from: string,
  to: string,
  without: ReadonlySet<string> = new Set(),
): boolean {
  const next = new Map<string, string[]>()
  for (const edge of document.edges) {
    if (without.has(edge.id)) continue
    const list = next.get(edge.source.node)
    if (list) list.push(edge.target.node)
    else next.set(edge.source.node, [edge.target.node])
  }
  const seen = new Set([from])
  const open = [from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true
    for (const id of next.get(node) ?? []) {
      if (seen.has(id)) continue
      seen.add(id)
      open.push(id)
    }
  }
  return false
}

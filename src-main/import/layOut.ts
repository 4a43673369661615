import type { GraphDocument, Position } from '@shared/graph/document'

/** Room for a card and its wires, px. */
const COLUMN = 260
const ROW = 150

/** Places nodes in columns from left to right, each behind all that feed it, in the order of the document. The window arranges them better. */
export function layOut(document: GraphDocument): GraphDocument {
  const feeds = new Map<string, string[]>()
  const waits = new Map(document.nodes.map(({ id }) => [id, 0]))
  for (const { source, target } of document.edges) {
    feeds.set(source.node, [...(feeds.get(source.node) ?? []), target.node])
    waits.set(target.node, (waits.get(target.node) ?? 0) + 1)
  }
  const column = new Map<string, number>()
  const ready = document.nodes.filter(({ id }) => waits.get(id) === 0).map(({ id }) => id)
  for (let k = 0; k < ready.length; k++) {
    const id = ready[k] as string
    for (const next of feeds.get(id) ?? []) {
      column.set(next, Math.max(column.get(next) ?? 0, (column.get(id) ?? 0) + 1))
      const left = (waits.get(next) ?? 0) - 1
      waits.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
  const filled = new Map<number, number>()
  const place = (id: string): Position => {
    const x = column.get(id) ?? 0
    const y = filled.get(x) ?? 0
    filled.set(x, y + 1)
    return { x: x * COLUMN, y: y * ROW }
  }
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, position: place(node.id) })) }
}

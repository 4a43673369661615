import type { Problem } from '../result'
import type { GraphDocument } from './document'
import { graphProblem } from './problems/graphProblem'

/** Members with every id once; a repeated member that is equal to the first goes, a different one gets an id of its own. */
function withOwnIds<T extends { id: string }>(list: readonly T[], repaired: string[]): readonly T[] {
  const byId = new Map<string, T>()
  if (new Set(list.map((item) => item.id)).size === list.length) return list
  const taken = new Set(list.map((item) => item.id))
  // Where each id's search for a free one goes on: from 2 each time, a file of repeated ids would take the square of its size.
  const next = new Map<string, number>()
  return list.flatMap((item) => {
    const first = byId.get(item.id)
    if (!first) {
      byId.set(item.id, item)
      return [item]
    }
    repaired.push(item.id)
    if (JSON.stringify(first) === JSON.stringify(item)) return []
    const start = item.id.slice(0, 120)
    let k = next.get(start) ?? 2
    while (taken.has(`${start}-${k}`)) k++
    const id = `${start}-${k}`
    taken.add(id)
    next.set(start, k + 1)
    return [{ ...item, id }]
  })
}

/**
 * The document with every id once and every edge between nodes that exist, and a notice for each kind of repair. Edges to a
 * repeated id belong to the first node that had it.
 */
export function repairDocument(document: GraphDocument): {
  readonly document: GraphDocument
  readonly notices: readonly Problem[]
} {
  const repaired: string[] = []
  const nodes = withOwnIds(document.nodes, repaired)
  const groups = withOwnIds(document.groups, repaired)
  const notes = withOwnIds(document.notes, repaired)
  const phases = document.training.phases && withOwnIds(document.training.phases, repaired)
  const ids = new Set(nodes.map((node) => node.id))
  const lost: string[] = []
  const joined = withOwnIds(document.edges, repaired).filter(({ source, target }) => {
    const missing = [source.node, target.node].find((id) => !ids.has(id))
    if (missing !== undefined) lost.push(missing)
    return missing === undefined
  })
  if (repaired.length + lost.length === 0) return { document, notices: [] }
  const notices = [
    ...(repaired.length > 0 ? [graphProblem('repairedIds', { count: repaired.length, id: repaired[0] ?? '' })] : []),
    ...(lost.length > 0 ? [graphProblem('repairedEdges', { count: lost.length, node: lost[0] ?? '' })] : []),
  ]
  return {
    document: {
      ...document,
      nodes: [...nodes],
      edges: joined,
      groups: [...groups],
      notes: [...notes],
      training: { ...document.training, ...(phases && { phases: [...phases] }) },
    },
    notices,
  }
}

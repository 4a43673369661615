import { catalog } from '@shared/catalog/catalog'
import type { GraphDocument, GraphNode, PortRef } from '@shared/graph/document'

/** What a person can give a network, and what then has an answer. */
export interface Askable {
  /** Data nodes whose features the network takes. */
  readonly inputs: readonly GraphNode[]
  /** Loss nodes whose prediction depends on them. */
  readonly answers: ReadonlySet<string>
  /** Those of them that are compared with the targets of the data. */
  readonly judged: ReadonlySet<string>
}

const NOTHING: Askable = { inputs: [], answers: new Set(), judged: new Set() }

/** The nodes of ports, and all before them. */
function before(document: GraphDocument, ports: readonly PortRef[]): ReadonlySet<string> {
  const found = new Set<string>()
  const open = ports.map(({ node }) => node)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...document.edges.filter(({ target }) => target.node === id).map(({ source }) => source.node))
  }
  return found
}

/** What a network can be asked: nothing where it is given noise alone, or of its data more than features. */
export function whatCanBeAsked(document: GraphDocument): Askable {
  const typeOf = new Map(document.nodes.map(({ id, type }) => [id, type]))
  const isLoss = (id: string): boolean => catalog.losses.has(typeOf.get(id) ?? '')
  const taken = document.edges.filter(
    ({ source, target }) =>
      catalog.datasets.has(typeOf.get(source.node) ?? '') &&
      !isLoss(target.node) &&
      !catalog.views.has(typeOf.get(target.node) ?? ''),
  )
  if (taken.some(({ source }) => source.port !== 'features')) return NOTHING
  const inputs = document.nodes.filter(({ id }) => taken.some(({ source }) => source.node === id))
  const depends = (loss: string): boolean => {
    const predicted = document.edges.filter(({ target }) => target.node === loss && target.port !== 'target')
    const ways = before(
      document,
      predicted.map(({ source }) => source),
    )
    return inputs.some(({ id }) => ways.has(id))
  }
  const answers = new Set(document.nodes.flatMap(({ id }) => (isLoss(id) && depends(id) ? [id] : [])))
  if (answers.size === 0) return NOTHING
  const judging = document.edges.filter(({ source, target }) => target.port === 'target' && source.port === 'target')
  return { inputs, answers, judged: new Set(judging.flatMap(({ target: { node } }) => (answers.has(node) ? [node] : []))) }
}

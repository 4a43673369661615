import { nodeItems } from '../../catalog/catalog'
import { ok, type Result } from '../../result'
import type { NewId } from '../createId'
import type { GraphDocument, GraphEdge, GraphNode, PortRef, Position } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { graphFailure } from '../problems/graphProblem'

/** What is put on an edge: a new node, one of the canvas that has no edges yet, or free ports that something of the canvas has. */
export type EdgeGuest =
  | { readonly node: string }
  | { readonly type: string; readonly position: Position; readonly params?: GraphNode['params'] }
  | Through

/** Where a value goes in, and where it comes out. */
interface Through {
  readonly inputs: readonly PortRef[]
  readonly output: PortRef
}

/** The first input and the first output of a node. */
function throughNode(id: string, type: string): Result<Through> {
  const item = nodeItems.get(type)
  const input = item?.inputs[0]
  const output = item?.outputs[0]
  if (!input || !output) return graphFailure('connectNoPort', { port: input ? 'output' : 'input' })
  return ok({ inputs: [{ node: id, port: input.name }], output: { node: id, port: output.name } })
}

function throughGuest(document: GraphDocument, guest: EdgeGuest, newId: NewId): Result<Through> {
  if ('inputs' in guest) return ok(guest)
  if ('type' in guest) return throughNode(newId(), guest.type)
  const existing = document.nodes.find((node) => node.id === guest.node)
  if (!existing) return graphFailure('editMissing', { id: guest.node })
  if (document.edges.some((e) => e.source.node === guest.node || e.target.node === guest.node))
    return graphFailure('editConnected', { id: guest.node })
  return throughNode(existing.id, existing.type)
}

/**
 * Puts a guest in the middle of an edge, or of several that come from one source and are drawn as one. The edges themselves go on to
 * the old targets, so that the order of a merge stays.
 */
export function insertOnEdge(
  document: GraphDocument,
  edgeIds: readonly string[],
  guest: EdgeGuest,
  newId: NewId,
): Result<LabeledEdit> {
  const edges = edgeIds.map((id) => document.edges.find((edge) => edge.id === id))
  const missing = edgeIds.find((_id, k) => !edges[k])
  const [edge] = edges
  if (missing !== undefined || !edge) return graphFailure('editMissing', { id: missing ?? '' })
  const through = throughGuest(document, guest, newId)
  if (!through.ok) return through
  const { inputs, output } = through.value
  const joins = inputs.map((target): GraphEdge => ({ id: newId(), source: edge.source, target }))
  const edits: Edit[] = [
    { type: 'update', collection: 'edges', patches: edgeIds.map((id) => ({ id, patch: { source: output } })) },
    { type: 'insert', collection: 'edges', items: joins.map((value) => ({ value })) },
  ]
  if ('type' in guest) {
    const { type, position, params = {} } = guest
    edits.unshift({
      type: 'insert',
      collection: 'nodes',
      items: [{ value: { id: output.node, type, params, position } }],
    })
  }
  return ok({ label: 'insertOnEdge', edit: { type: 'batch', edits } })
}

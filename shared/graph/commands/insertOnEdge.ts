import { nodeItems } from '../../catalog/catalog'
import { ok, type Result } from '../../result'
import type { NewId } from '../createId'
import type { GraphDocument, GraphNode, Position } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { graphFailure } from '../problems/graphProblem'

/** What is put on an edge: a new node, or one of the canvas that has no edges yet. */
export type EdgeGuest =
  | { readonly node: string }
  | { readonly type: string; readonly position: Position; readonly params?: GraphNode['params'] }

/**
 * Puts a node in the middle of an edge, through its first input and first output. The edge itself goes on to the old target,
 * so that the order of a merge stays.
 */
export function insertOnEdge(
  document: GraphDocument,
  edgeId: string,
  guest: EdgeGuest,
  newId: NewId,
): Result<LabeledEdit> {
  const edge = document.edges.find((e) => e.id === edgeId)
  if (!edge) return graphFailure('editMissing', { id: edgeId })
  const existing = 'node' in guest ? document.nodes.find((node) => node.id === guest.node) : undefined
  if ('node' in guest) {
    if (!existing) return graphFailure('editMissing', { id: guest.node })
    if (document.edges.some((e) => e.source.node === guest.node || e.target.node === guest.node)) {
      return graphFailure('editConnected', { id: guest.node })
    }
  }
  const type = 'node' in guest ? (existing?.type ?? '') : guest.type
  const item = nodeItems.get(type)
  const input = item?.inputs[0]
  const output = item?.outputs[0]
  if (!input || !output) return graphFailure('connectNoPort', { port: input ? 'output' : 'input' })
  const id = existing?.id ?? newId()
  const edits: Edit[] = [
    {
      type: 'update',
      collection: 'edges',
      patches: [{ id: edge.id, patch: { source: { node: id, port: output.name } } }],
    },
    {
      type: 'insert',
      collection: 'edges',
      items: [{ value: { id: newId(), source: edge.source, target: { node: id, port: input.name } } }],
    },
  ]
  if (!('node' in guest)) {
    edits.unshift({
      type: 'insert',
      collection: 'nodes',
      items: [{ value: { id, type, params: guest.params ?? {}, position: guest.position } }],
    })
  }
  return ok({ label: 'insertOnEdge', edit: { type: 'batch', edits } })
}

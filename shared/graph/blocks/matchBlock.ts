import { nodeItems } from '../../catalog/catalog'
import type { BlockDefinition, Piece } from '../../catalog/define/block'
import { parseParams } from '../../catalog/define/params'
import type { GraphDocument, GraphGroup, GraphNode, PortRef } from '../document'

/** Finds a block by its id: a built-in one, or a person's own. */
export type FindBlock = (id: string) => BlockDefinition | undefined

/** A group that is as its block makes it. */
export interface BlockMatch {
  readonly block: BlockDefinition
  readonly params: Readonly<Record<string, unknown>>
  readonly piece: Piece
  /** Ids of the document's nodes by the ids of the piece. */
  readonly ids: ReadonlyMap<string, string>
}

/** A port as text: to compare and to look up. */
export const portText = ({ node, port }: PortRef): string => `${node}/${port}`

/** A port of the piece as the port of the document that it has become. */
export const placed = (ids: ReadonlyMap<string, string>, { node, port }: PortRef): PortRef => ({
  node: ids.get(node) ?? node,
  port,
})

/** Whether a node is as the piece has it; what the piece does not say (name, place, further parameters) is the person's. */
function isAsMade(node: GraphNode | undefined, wanted: GraphNode): boolean {
  if (!node || node.type !== wanted.type) return false
  const item = nodeItems.get(node.type)
  const read = (params: GraphNode['params']): Readonly<Record<string, unknown>> =>
    item ? { ...params, ...parseParams(item.params, params).params } : params
  const has = read(node.params)
  const wants = read(wanted.params)
  return Object.keys(wanted.params).every((param) => JSON.stringify(has[param]) === JSON.stringify(wants[param]))
}

/** Sources of every input port in their order, as text. */
export function feeds(edges: Piece['edges']): string {
  const byPort = new Map<string, string[]>()
  for (const { source, target } of edges) {
    const key = portText(target)
    byPort.set(key, [...(byPort.get(key) ?? []), portText(source)])
  }
  return JSON.stringify([...byPort].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * How a group follows its block; `null`: it does not, as it is of no block, of one that is not known here, or was changed inside by
 * hand. That is found by looking, so that every change of the document and its undo are dealt with alike.
 */
export function matchBlock(document: GraphDocument, group: GraphGroup, find: FindBlock): BlockMatch | null {
  const block = group.block && find(group.block.id)
  if (!group.block || !block) return null
  const { params } = parseParams(block.params, group.block.params)
  const piece = block.piece(params)
  if (piece.nodes.length !== group.nodes.length) return null
  const inside = new Set(group.nodes)
  const byId = new Map(document.nodes.flatMap((node) => (inside.has(node.id) ? [[node.id, node]] : [])))
  const ids = new Map(piece.nodes.map(({ id }, k) => [id, group.nodes[k] ?? '']))
  if (!piece.nodes.every((wanted) => isAsMade(byId.get(ids.get(wanted.id) ?? ''), wanted))) return null
  const inner = document.edges.filter(({ source, target }) => inside.has(source.node) && inside.has(target.node))
  const made = piece.edges.map(({ source, target }) => ({ source: placed(ids, source), target: placed(ids, target) }))
  return feeds(inner) === feeds(made) ? { block, params, piece, ids } : null
}

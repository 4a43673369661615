import { nodeItems } from '../../catalog/catalog'
import { connect } from '../../graph/commands/connect'
import { insertOnEdge } from '../../graph/commands/insertOnEdge'
import { removeNodes } from '../../graph/commands/removeNodes'
import { replaceNode } from '../../graph/commands/replaceNode'
import { setParam } from '../../graph/commands/setParam'
import type { Fix } from '../../graph/diagnostic'
import type { FixCode } from '../../graph/diagnostics/fixTexts'
import type { GraphEdge, JsonValue, PortRef, Position } from '../../graph/document'
import type { Edit } from '../../graph/edit'
import type { CheckContext } from '../checkContext'
import { fixFrom, makeFix } from './makeFix'

/** What a value looks like in a sentence: `28×28×1`, `0.5`, `same`. */
export const valueText = (value: JsonValue | undefined): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.map((item) => valueText(item)).join('×')
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value === undefined ? '' : (JSON.stringify(value) ?? '').slice(0, 60)
}

const positionOf = (context: CheckContext, id: string): Position =>
  context.graph.byId.get(id)?.position ?? { x: 0, y: 0 }

/** The place in the middle of two. */
export const halfway = (from: Position, to: Position): Position => ({
  x: Math.round((from.x + to.x) / 2),
  y: Math.round((from.y + to.y) / 2),
})

/** Sets a parameter of a node. */
export function setParamFix(context: CheckContext, node: string, param: string, value: JsonValue): Fix | null {
  const type = context.graph.byId.get(node)?.type ?? ''
  return fixFrom('setParam', { type, param, value: valueText(value) }, setParam(context.document, node, param, value))
}

/** Removes an edge. */
export const removeEdgesFix = (code: FixCode, ids: readonly string[]): Fix =>
  makeFix(code, { count: ids.length }, { type: 'remove', collection: 'edges', ids })

/** Joins two ports by a new edge: what an empty input is offered. */
export function connectFix(context: CheckContext, source: PortRef, target: PortRef): Fix | null {
  const change = connect(context.document, source, target, context.newId)
  const from = context.graph.byId.get(source.node)
  return change.ok
    ? makeFix('connect', { type: from?.type ?? '', name: from?.name ?? '', port: source.port }, change.value.edit)
    : null
}

/** Joins two ports by a new edge: what an output that nobody uses is offered. */
export function connectToFix(context: CheckContext, source: PortRef, target: PortRef): Fix | null {
  const change = connect(context.document, source, target, context.newId)
  const from = context.graph.byId.get(source.node)
  const to = context.graph.byId.get(target.node)
  const values = { fromType: from?.type ?? '', fromName: from?.name ?? '', type: to?.type ?? '', name: to?.name ?? '' }
  return change.ok ? makeFix('connectTo', { ...values, port: target.port }, change.value.edit) : null
}

/** Puts a new node on an edge, halfway. */
export function insertFix(
  context: CheckContext,
  edge: GraphEdge,
  type: string,
  params: Readonly<Record<string, JsonValue>>,
): Fix | null {
  if (!nodeItems.has(type)) return null
  const from = positionOf(context, edge.source.node)
  const to = positionOf(context, edge.target.node)
  const position = halfway(from, to)
  const change = insertOnEdge(context.document, [edge.id], { type, params: { ...params }, position }, context.newId)
  return change.ok
    ? makeFix('insert', { type, params: Object.values(params).map(valueText).join(', ') }, change.value.edit)
    : null
}

/** Makes a node another type. */
export const replaceFix = (context: CheckContext, node: string, type: string): Fix | null =>
  fixFrom('replaceType', { type }, replaceNode(context.document, node, type))

/** Deletes a node with its edges. */
export const deleteFix = (context: CheckContext, node: string): Fix | null => {
  const found = context.graph.byId.get(node)
  return fixFrom(
    'deleteNode',
    { type: found?.type ?? '', name: found?.name ?? '' },
    removeNodes(context.document, [node]),
  )
}

/** Deletes a node that values pass through, and joins what fed it to what it fed. */
export function bypassFix(context: CheckContext, node: string): Fix | null {
  const [feed, ...more] = context.graph.incoming.get(node) ?? []
  const removal = removeNodes(context.document, [node])
  if (!feed || more.length > 0 || !removal) return null
  const items = (context.graph.outgoing.get(node) ?? []).map((edge) => ({
    value: { id: context.newId(), source: feed.source, target: edge.target },
  }))
  const edits: Edit[] = [removal.edit, { type: 'insert', collection: 'edges', items }]
  return makeFix('deleteNode', { type: context.graph.byId.get(node)?.type ?? '', name: '' }, { type: 'batch', edits })
}

/** Gives a node weights of its own. */
export const unshareFix = (node: string): Fix =>
  makeFix(
    'unshare',
    {},
    { type: 'update', collection: 'nodes', patches: [{ id: node, patch: { sharesWith: undefined } }] },
  )

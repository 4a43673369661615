import type { Piece } from '../../catalog/define/block'
import { parseParams } from '../../catalog/define/params'
import { feeds, matchBlock, placed, portText, type BlockMatch, type FindBlock } from '../blocks/matchBlock'
import type { NewId } from '../createId'
import type { GraphDocument, GraphEdge, GraphGroup, GraphNode, JsonValue, PortRef } from '../document'
import type { Edit, LabeledEdit, Patch } from '../edit'
import { removeNodes } from './removeNodes'

type Joint = Pick<GraphEdge, 'source' | 'target'>

/** A group on its way from the piece it is to the piece it will be. */
interface Rebuild {
  readonly document: GraphDocument
  readonly group: GraphGroup
  readonly old: Piece
  readonly next: Piece
  /** Ids of the document's nodes by those of either piece. */
  readonly ids: ReadonlyMap<string, string>
}

const joint = (edge: Joint): string => `${portText(edge.source)} ${portText(edge.target)}`
const inDocument = (ids: ReadonlyMap<string, string>, edges: readonly Joint[]): Joint[] =>
  edges.map(({ source, target }) => ({ source: placed(ids, source), target: placed(ids, target) }))

/** What becomes of a node that stays: what the block says of it, and its place as far as the block moves it. */
function patchOf(present: GraphNode, before: GraphNode, after: GraphNode): Patch<GraphNode> {
  const own = Object.entries(present.params).filter(([param]) => !Object.hasOwn(before.params, param))
  const kept = before.type === after.type ? Object.fromEntries(own) : {}
  const position = {
    x: present.position.x + after.position.x - before.position.x,
    y: present.position.y + after.position.y - before.position.y,
  }
  return { type: after.type, params: { ...kept, ...after.params }, position }
}

/** Nodes that stay are changed, further ones stand where the block has them beside the first that stays. */
function nodeEdits({ document, old, next, ids }: Rebuild): { patches: Edit; added: Edit; gone: string[] } {
  const before = new Map(old.nodes.map((node) => [node.id, node]))
  const present = new Map(document.nodes.map((node) => [node.id, node]))
  const at = (key: string): GraphNode | undefined => present.get(ids.get(key) ?? '')
  const anchor = old.nodes[0]
  const place = anchor && at(anchor.id)?.position
  const corner = { x: (place?.x ?? 0) - (anchor?.position.x ?? 0), y: (place?.y ?? 0) - (anchor?.position.y ?? 0) }
  const patches: { id: string; patch: Patch<GraphNode> }[] = []
  const items: { value: GraphNode }[] = []
  for (const node of next.nodes) {
    const was = before.get(node.id)
    const now = was && at(node.id)
    if (was && now) {
      if (JSON.stringify(was) !== JSON.stringify(node)) patches.push({ id: now.id, patch: patchOf(now, was, node) })
    } else {
      const position = { x: corner.x + node.position.x, y: corner.y + node.position.y }
      items.push({ value: { ...node, id: ids.get(node.id) ?? node.id, position } })
    }
  }
  const stays = new Set(next.nodes.map(({ id }) => id))
  return {
    patches: { type: 'update', collection: 'nodes', patches },
    added: { type: 'insert', collection: 'nodes', items },
    gone: old.nodes.flatMap(({ id }) => (stays.has(id) ? [] : (ids.get(id) ?? []))),
  }
}

/** The edges of the group as they will be: those inside as the block has them, those to the outside at the same ports. */
function wantedEdges({ document, group, old, next, ids }: Rebuild): Joint[] {
  const members = new Set(group.nodes)
  const stays = new Set(next.nodes.flatMap(({ id }) => ids.get(id) ?? []))
  const entering = document.edges.filter(({ source, target }) => !members.has(source.node) && members.has(target.node))
  const leaving = document.edges.filter(({ source, target }) => members.has(source.node) && !members.has(target.node))
  const wanted = inDocument(ids, next.edges)
  const declared = new Set<string>()
  for (const { name, ends } of old.inputs) {
    const from = new Set(ends.map((end) => portText(placed(ids, end))))
    for (const key of from) declared.add(key)
    const sources = new Map(
      entering.filter(({ target }) => from.has(portText(target))).map(({ source }) => [portText(source), source]),
    )
    const to = next.inputs.find((input) => input.name === name)?.ends ?? []
    for (const end of to) for (const source of sources.values()) wanted.push({ source, target: placed(ids, end) })
  }
  wanted.push(...entering.filter(({ target }) => !declared.has(portText(target)) && stays.has(target.node)))
  const outputs = new Map<string, PortRef | undefined>()
  for (const { name, end } of old.outputs) {
    const now = next.outputs.find((output) => output.name === name)?.end
    outputs.set(portText(placed(ids, end)), now && placed(ids, now))
  }
  for (const { source, target } of leaving) {
    const key = portText(source)
    const now = outputs.has(key) ? outputs.get(key) : stays.has(source.node) ? source : undefined
    if (now) wanted.push({ source: now, target })
  }
  return wanted
}

/** Takes away the edges that are no longer wanted and adds those that are new; an edge that only leaves from elsewhere keeps its place. */
function edgeEdits(rebuild: Rebuild, newId: NewId): { removed: string[]; after: Edit[] } {
  const { document, group, old, next, ids } = rebuild
  const members = new Set(group.nodes)
  const touching = document.edges.filter(({ source, target }) => members.has(source.node) || members.has(target.node))
  const wanted = wantedEdges(rebuild)
  // Where the inner wiring changes, all of it is laid anew, so that the order of a merge is the block's.
  const relaid = feeds(inDocument(ids, old.edges)) !== feeds(inDocument(ids, next.edges))
  const isInner = ({ source, target }: Joint): boolean => members.has(source.node) && members.has(target.node)
  const wantedKeys = new Set(wanted.map(joint))
  const stays = touching.filter((edge) => wantedKeys.has(joint(edge)) && !(relaid && isInner(edge)))
  const known = new Set(stays.map(joint))
  const missing = wanted.filter((edge) => !known.has(joint(edge)))
  const kept = new Set(stays.map(({ id }) => id))
  const moved: { id: string; patch: Patch<GraphEdge> }[] = []
  const added: { value: GraphEdge }[] = []
  for (const { source, target } of missing) {
    const same = touching.find(
      (edge) => !kept.has(edge.id) && !members.has(target.node) && portText(edge.target) === portText(target),
    )
    if (same) {
      kept.add(same.id)
      moved.push({ id: same.id, patch: { source } })
    } else added.push({ value: { id: newId(), source, target } })
  }
  return {
    removed: touching.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    after: [
      { type: 'update', collection: 'edges', patches: moved },
      { type: 'insert', collection: 'edges', items: added },
    ],
  }
}

const isEmpty = (edit: Edit): boolean =>
  (edit.type === 'update' && edit.patches.length === 0) ||
  (edit.type === 'insert' && edit.items.length === 0) ||
  (edit.type === 'remove' && edit.ids.length === 0)

function rebuild(document: GraphDocument, group: GraphGroup, match: BlockMatch, params: object, newId: NewId): Edit {
  const next = match.block.piece(params as never)
  const ids = new Map(match.ids)
  for (const { id } of next.nodes) if (!ids.has(id)) ids.set(id, newId())
  const plan: Rebuild = { document, group, old: match.piece, next, ids }
  const { patches, added, gone } = nodeEdits(plan)
  const { removed, after } = edgeEdits(plan, newId)
  const without = document.edges.filter(({ id }) => !removed.includes(id) && !after.some((edit) => moves(edit, id)))
  const nodes = next.nodes.map(({ id }) => ids.get(id) ?? id)
  const block = { ...group.block, id: match.block.id, params: params as Record<string, JsonValue> }
  const removal = removeNodes({ ...document, groups: [], edges: without }, gone)
  const edits: Edit[] = [
    { type: 'remove', collection: 'edges', ids: removed },
    patches,
    added,
    ...after,
    ...(removal ? [removal.edit] : []),
    { type: 'update', collection: 'groups', patches: [{ id: group.id, patch: { nodes, block } }] },
  ]
  return { type: 'batch', edits: edits.filter((edit) => !isEmpty(edit)) }
}

const moves = (edit: Edit, id: string): boolean =>
  edit.type === 'update' && edit.patches.some((patch) => patch.id === id)

/**
 * Gives a block other parameters: its nodes become what the block makes of them, in one edit. Nodes that stay keep their ids, names and
 * places, edges to the outside stay where the block still has the port. `null` where nothing changes, or the group follows no block.
 */
export function setBlockParams(
  document: GraphDocument,
  groupId: string,
  find: FindBlock,
  patch: Readonly<Record<string, JsonValue>>,
  newId: NewId,
): LabeledEdit | null {
  const group = document.groups.find(({ id }) => id === groupId)
  const match = group && matchBlock(document, group, find)
  if (!match) return null
  const { params } = parseParams(match.block.params, { ...(match.params as Record<string, JsonValue>), ...patch })
  if (JSON.stringify(params) === JSON.stringify(match.params)) return null
  return { label: 'setParam', edit: rebuild(document, group, match, params, newId) }
}

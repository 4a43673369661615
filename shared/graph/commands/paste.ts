import { fail, ok, type Result } from '../../result'
import { clip, type Clip } from '../clip'
import type { NewId } from '../createId'
import type { GraphDocument, Position } from '../document'
import type { Edit, EditLabel, LabeledEdit } from '../edit'
import { graphFailure, graphProblem } from '../problems/graphProblem'
import { parsePlainJson } from '../parsePlainJson'

/** What a paste does, and the ids of the nodes and notes it brings, to select them. */
export interface Pasted {
  readonly change: LabeledEdit
  readonly ids: readonly string[]
}

const MAX_CLIP_TEXT = 8 * 2 ** 20

/** Reads a clip from text of any origin. */
function readClip(text: string): Result<Clip> {
  if (text.length > MAX_CLIP_TEXT || !text.includes('neuroloom-clip')) return graphFailure('clipNot')
  const plain = parsePlainJson(text)
  if (!plain.ok) return fail(graphProblem('clipNot', {}, plain.error.message))
  const parsed = clip.safeParse(plain.value.value)
  return parsed.success ? ok(parsed.data) : graphFailure('clipNot', {}, parsed.error)
}

/** The same part of a network with other ids, moved so that its top left corner lies at a place, or by an offset. */
function renewed(from: Clip, shift: Position, newId: NewId): Clip {
  const ids = new Map([...from.nodes, ...from.groups, ...from.notes].map(({ id }) => [id, newId()]))
  const renew = (id: string): string => ids.get(id) ?? id
  const moved = ({ x, y }: Position): Position => ({ x: x + shift.x, y: y + shift.y })
  const known = new Set(from.nodes.map((node) => node.id))
  const joined = (edge: Clip['edges'][number]): boolean => known.has(edge.source.node) && known.has(edge.target.node)
  return {
    ...from,
    nodes: from.nodes.map((node) => ({
      ...node,
      id: renew(node.id),
      position: moved(node.position),
      ...(node.sharesWith !== undefined && { sharesWith: renew(node.sharesWith) }),
    })),
    edges: from.edges.filter(joined).map((edge) => ({
      ...edge,
      id: newId(),
      source: { ...edge.source, node: renew(edge.source.node) },
      target: { ...edge.target, node: renew(edge.target.node) },
    })),
    groups: from.groups.map((group) => ({
      ...group,
      id: renew(group.id),
      nodes: group.nodes.filter((id) => known.has(id)).map(renew),
    })),
    notes: from.notes.map((note) => ({ ...note, id: renew(note.id), position: moved(note.position) })),
  }
}

const distinct = (lists: readonly (readonly { readonly id: string }[])[]): boolean =>
  lists.every((list) => new Set(list.map((item) => item.id)).size === list.length)

/** Puts a clip into the document under new ids. Weights shared with a node outside the clip stay shared where that node exists. */
export function pasteClip(
  document: GraphDocument,
  from: Clip,
  shift: Position,
  newId: NewId,
  label: EditLabel,
): Pasted {
  const fresh = renewed(from, shift, newId)
  const present = new Set([...document.nodes, ...fresh.nodes].map((node) => node.id))
  const nodes = fresh.nodes.map((node) => {
    if (node.sharesWith === undefined || present.has(node.sharesWith)) return node
    const { sharesWith: _gone, ...own } = node
    return own as typeof node
  })
  const edits: Edit[] = [{ type: 'insert', collection: 'nodes', items: nodes.map((value) => ({ value })) }]
  if (fresh.edges.length > 0)
    edits.push({ type: 'insert', collection: 'edges', items: fresh.edges.map((value) => ({ value })) })
  if (fresh.groups.length > 0)
    edits.push({ type: 'insert', collection: 'groups', items: fresh.groups.map((value) => ({ value })) })
  if (fresh.notes.length > 0)
    edits.push({ type: 'insert', collection: 'notes', items: fresh.notes.map((value) => ({ value })) })
  return { change: { label, edit: { type: 'batch', edits } }, ids: [...nodes, ...fresh.notes].map((item) => item.id) }
}

/** Puts what the clipboard holds into the document; its top left corner comes to `at`. Refuses what is not a part of a network. */
export function paste(document: GraphDocument, text: string, at: Position, newId: NewId): Result<Pasted> {
  const read = readClip(text)
  if (!read.ok) return read
  const { nodes, edges, groups, notes } = read.value
  if (nodes.length + notes.length === 0 || !distinct([nodes, edges, groups, notes])) return graphFailure('clipNot')
  const places = [...nodes, ...notes].map((item) => item.position)
  const left = places.reduce((low, p) => Math.min(low, p.x), Infinity)
  const top = places.reduce((low, p) => Math.min(low, p.y), Infinity)
  return ok(pasteClip(document, read.value, { x: at.x - left, y: at.y - top }, newId, 'paste'))
}

import type { z } from 'zod'
import { ok, type Problem, type Result } from '../result'
import { graphEdge, graphGroup, graphNode, graphNote, trainingSettings, type GraphDocument } from './document'
import type { Applied, CollectionName, Collections, Edit, Patch } from './edit'
import { graphFailure } from './problems/graphProblem'

type Member = Collections[CollectionName]
type EditOf<T extends Edit['type']> = Extract<Edit, { type: T }>

const schemas: Readonly<Record<CollectionName, z.ZodType>> = {
  nodes: graphNode,
  edges: graphEdge,
  groups: graphGroup,
  notes: graphNote,
}

/** The missing node of an edge; `null` for any other member. */
function looseEnd(nodeIds: ReadonlySet<string>, value: Member): string | null {
  if (!('source' in value && 'target' in value)) return null
  const { source, target } = value as Collections['edges']
  return [source.node, target.node].find((id) => !nodeIds.has(id)) ?? null
}

/** What is wrong with a member that is about to stand in the document, or `null`. */
function refuse(
  nodeIds: ReadonlySet<string> | null,
  collection: CollectionName,
  value: Member,
): Result<never, Problem> | null {
  const parsed = schemas[collection].safeParse(value)
  if (!parsed.success)
    return graphFailure('editInvalid', { path: parsed.error.issues[0]?.path.join('.') ?? collection })
  const missing = nodeIds ? looseEnd(nodeIds, value) : null
  return missing === null ? null : graphFailure('editNowhere', { id: missing })
}

/** Ids that an edge may name; only edges need them, and not what is put back. */
const nodeIdsFor = (
  document: GraphDocument,
  collection: CollectionName,
  restores?: true,
): ReadonlySet<string> | null =>
  collection === 'edges' && !restores ? new Set(document.nodes.map((node) => node.id)) : null

/** `restores` for the inverse of an edit that takes such edges away or moves them. */
function restoring(document: GraphDocument, collection: CollectionName, taken: readonly Member[]): { restores?: true } {
  const nodeIds = nodeIdsFor(document, collection)
  return nodeIds && taken.some((value) => looseEnd(nodeIds, value) !== null) ? { restores: true } : {}
}

const withList = (document: GraphDocument, collection: CollectionName, list: readonly Member[]): GraphDocument => ({
  ...document,
  [collection]: list,
})

/** Puts items at their places; ascending places take one pass, so that taking back a large deletion stays quick. */
function insertAt(list: readonly Member[], items: EditOf<'insert'>['items']): Member[] | number {
  const ascending = items.every(
    (item, k) => item.index !== undefined && (k === 0 || item.index > (items[k - 1]?.index ?? -1)),
  )
  if (ascending && items.length > 1) {
    const result: Member[] = []
    let taken = 0
    for (const { index = 0, value } of items) {
      while (result.length < index && taken < list.length) result.push(list[taken++] as Member)
      if (result.length !== index) return index
      result.push(value)
    }
    while (taken < list.length) result.push(list[taken++] as Member)
    return result
  }
  const result = [...list]
  for (const { index = result.length, value } of items) {
    if (!Number.isInteger(index) || index < 0 || index > result.length) return index
    result.splice(index, 0, value)
  }
  return result
}

function applyInsert(document: GraphDocument, edit: EditOf<'insert'>): Result<Applied> {
  const list: readonly Member[] = document[edit.collection]
  const ids = new Set(list.map((member) => member.id))
  const nodeIds = nodeIdsFor(document, edit.collection, edit.restores)
  for (const { value } of edit.items) {
    if (ids.has(value.id)) return graphFailure('editDuplicate', { id: value.id })
    const refused = refuse(nodeIds, edit.collection, value)
    if (refused) return refused
    ids.add(value.id)
  }
  const next = insertAt(list, edit.items)
  if (typeof next === 'number') return graphFailure('editIndex', { index: next })
  return ok({
    document: withList(document, edit.collection, next),
    inverse: { type: 'remove', collection: edit.collection, ids: edit.items.map((item) => item.value.id) },
  })
}

function applyRemove(document: GraphDocument, { collection, ids }: EditOf<'remove'>): Result<Applied> {
  const list: readonly Member[] = document[collection]
  const doomed = new Set(ids)
  if (doomed.size < ids.length)
    return graphFailure('editMissing', { id: ids.find((id, k) => ids.indexOf(id) !== k) ?? '' })
  const taken: { index: number; value: Member }[] = []
  const kept = list.filter((value, index) => {
    if (!doomed.delete(value.id)) return true
    taken.push({ index, value })
    return false
  })
  const [missing] = doomed
  if (missing !== undefined) return graphFailure('editMissing', { id: missing })
  if (collection === 'nodes') {
    const gone = new Set(ids)
    const edge = document.edges.find((e) => gone.has(e.source.node) || gone.has(e.target.node))
    if (edge)
      return graphFailure('editConnected', { id: gone.has(edge.source.node) ? edge.source.node : edge.target.node })
  }
  // The list and its members are of one collection, which the type of a union of lists cannot say.
  const inverse = {
    type: 'insert',
    collection,
    items: taken,
    ...restoring(
      document,
      collection,
      taken.map((item) => item.value),
    ),
  } as Edit
  return ok({ document: withList(document, collection, kept), inverse })
}

/** The member with the patch, and the patch that takes it back. */
function patched(member: Member, patch: Patch<Member>): { value: Member; inverse: Record<string, unknown> } {
  const value: Record<string, unknown> = { ...member }
  const inverse: Record<string, unknown> = {}
  for (const [key, next] of Object.entries(patch)) {
    inverse[key] = Object.hasOwn(member, key) ? (member as Record<string, unknown>)[key] : undefined
    if (next === undefined) delete value[key]
    else value[key] = next
  }
  return { value: value as Member, inverse }
}

function applyUpdate(document: GraphDocument, edit: EditOf<'update'>): Result<Applied> {
  const { collection } = edit
  const list: Member[] = [...document[collection]]
  const places = new Map(list.map((member, index) => [member.id, index]))
  const nodeIds = nodeIdsFor(document, collection, edit.restores)
  const touched: Member[] = []
  const inverse: { id: string; patch: Record<string, unknown> }[] = []
  for (const { id, patch } of edit.patches) {
    const place = places.get(id)
    const member = place === undefined ? undefined : list[place]
    if (place === undefined || !member) return graphFailure('editMissing', { id })
    if (Object.hasOwn(patch, 'id') && patch.id !== id) return graphFailure('editChangesId', { id })
    if (Object.hasOwn(patch, '__proto__')) return graphFailure('editInvalid', { path: '__proto__' })
    const change = patched(member, patch as Patch<Member>)
    const refused = refuse(nodeIds, collection, change.value)
    if (refused) return refused
    touched.push(member)
    list[place] = change.value
    inverse.unshift({ id, patch: change.inverse })
  }
  return ok({
    document: withList(document, collection, list),
    inverse: { type: 'update', collection, patches: inverse, ...restoring(document, collection, touched) } as Edit,
  })
}

function applySet(document: GraphDocument, { patch }: EditOf<'set'>): Result<Applied> {
  if (patch.title !== undefined && patch.title.length > 200) return graphFailure('editInvalid', { path: 'title' })
  if (patch.training !== undefined) {
    const parsed = trainingSettings.safeParse(patch.training)
    if (!parsed.success)
      return graphFailure('editInvalid', { path: ['training', ...(parsed.error.issues[0]?.path ?? [])].join('.') })
  }
  const title = patch.title !== undefined
  const training = patch.training !== undefined
  return ok({
    document: { ...document, ...(title && { title: patch.title }), ...(training && { training: patch.training }) },
    inverse: {
      type: 'set',
      patch: { ...(title && { title: document.title }), ...(training && { training: document.training }) },
    },
  })
}

function applyBatch(document: GraphDocument, { edits }: EditOf<'batch'>): Result<Applied> {
  let next = document
  const inverses: Edit[] = []
  for (const edit of edits) {
    const applied = applyEdit(next, edit)
    if (!applied.ok) return applied
    next = applied.value.document
    inverses.push(applied.value.inverse)
  }
  return ok({ document: next, inverse: { type: 'batch', edits: inverses.reverse() } })
}

/**
 * The document after an edit, and the edit that takes it back exactly, places in lists included. What the edit does not
 * touch is shared with the old document. An edit that does not fit (a missing or doubled id, a connection to nowhere, a node
 * that is still connected, a value the format forbids) changes nothing.
 */
export function applyEdit(document: GraphDocument, edit: Edit): Result<Applied> {
  switch (edit.type) {
    case 'insert':
      return applyInsert(document, edit)
    case 'remove':
      return applyRemove(document, edit)
    case 'update':
      return applyUpdate(document, edit)
    case 'set':
      return applySet(document, edit)
    case 'batch':
      return applyBatch(document, edit)
  }
}

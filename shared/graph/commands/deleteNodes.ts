import { checkGraph } from '../../compile/checkGraph'
import { applyEdit } from '../applyEdit'
import type { NewId } from '../createId'
import type { Diagnostic } from '../diagnostic'
import type { GraphDocument, GraphEdge } from '../document'
import type { Edit, LabeledEdit } from '../edit'
import { removeNodes } from './removeNodes'

/** Most separate gaps that are judged one by one when they do not heal all together. */
const MAX_JUDGED = 16

/** Edges of the document once the nodes are gone that would close one gap: from what fed it to what it fed. */
type Bridge = readonly { readonly old: GraphEdge; readonly edge: GraphEdge }[]

/** One bridge for each connected part of the deleted nodes that had exactly one edge in and at least one edge out. */
function bridges(document: GraphDocument, gone: ReadonlySet<string>, newId: NewId): Bridge[] {
  const part = new Map<string, string>([...gone].map((id) => [id, id]))
  const root = (id: string): string => {
    let at = id
    for (let up = part.get(at); up !== undefined && up !== at; up = part.get(at)) at = up
    return at
  }
  for (const { source, target } of document.edges) {
    if (gone.has(source.node) && gone.has(target.node)) part.set(root(source.node), root(target.node))
  }
  const ends = new Map<string, { incoming: GraphEdge[]; outgoing: GraphEdge[] }>()
  const at = (id: string) => {
    const key = root(id)
    const found = ends.get(key) ?? { incoming: [], outgoing: [] }
    ends.set(key, found)
    return found
  }
  for (const edge of document.edges) {
    const from = gone.has(edge.source.node)
    const to = gone.has(edge.target.node)
    if (from && !to) at(edge.source.node).outgoing.push(edge)
    if (to && !from) at(edge.target.node).incoming.push(edge)
  }
  return [...ends.values()].flatMap(({ incoming, outgoing }) => {
    const [feed] = incoming
    if (incoming.length !== 1 || !feed || outgoing.length === 0) return []
    return [outgoing.map((old) => ({ old, edge: { id: newId(), source: feed.source, target: old.target } }))]
  })
}

const errorKeys = (diagnostics: readonly Diagnostic[]): Set<string> =>
  new Set(diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.code} ${JSON.stringify(d.target)}`))

/** The deletion with some gaps closed. New edges stand where the old ones stood, so that the order of a merge stays. */
function healed(document: GraphDocument, removal: Edit, chosen: readonly Bridge[]): Edit {
  const places = new Map(document.edges.map((edge, index) => [edge.id, index]))
  const parts = removal.type === 'batch' ? removal.edits : [removal]
  const removed = new Set(
    parts.flatMap((part) => (part.type === 'remove' && part.collection === 'edges' ? part.ids : [])),
  )
  const byPlace = new Map(chosen.flat().map(({ old, edge }) => [places.get(old.id) ?? 0, edge]))
  const items: { index: number; value: GraphEdge }[] = []
  let index = 0
  document.edges.forEach((edge, place) => {
    const value = byPlace.get(place)
    if (value) items.push({ index: index++, value })
    else if (!removed.has(edge.id)) index++
  })
  return items.length === 0
    ? removal
    : { type: 'batch', edits: [...parts, { type: 'insert', collection: 'edges', items }] }
}

/**
 * Deletes nodes and joins what fed them to what they fed, wherever a gap had one edge in and the shapes allow it: closing the gap
 * brings no error that was not there before. `null` when none of the nodes is there.
 */
export function deleteNodes(document: GraphDocument, ids: readonly string[], newId: NewId): LabeledEdit | null {
  const removal = removeNodes(document, ids)
  if (!removal) return null
  const gaps = bridges(document, new Set(ids), newId)
  if (gaps.length === 0) return removal
  const before = errorKeys(checkGraph(document).diagnostics)
  const fits = (chosen: readonly Bridge[]): boolean => {
    const applied = applyEdit(document, healed(document, removal.edit, chosen))
    return applied.ok && [...errorKeys(checkGraph(applied.value.document).diagnostics)].every((key) => before.has(key))
  }
  let chosen: Bridge[] = []
  if (fits(gaps)) chosen = gaps
  else if (gaps.length > 1 && gaps.length <= MAX_JUDGED) {
    const judged = (bridge: Bridge): boolean => {
      const targets = new Set(bridge.map(({ edge }) => edge.target.node))
      const applied = applyEdit(document, healed(document, removal.edit, [bridge]))
      if (!applied.ok) return false
      const fresh = checkGraph(applied.value.document).diagnostics.filter((d) => d.severity === 'error')
      return fresh.every(
        (d) =>
          !('node' in d.target) || !targets.has(d.target.node) || before.has(`${d.code} ${JSON.stringify(d.target)}`),
      )
    }
    chosen = gaps.filter(judged)
  }
  return { label: 'delete', edit: healed(document, removal.edit, chosen) }
}

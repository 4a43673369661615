import { edgesAlong } from '@shared/graph/blocks/groupPorts'
import type { Studio } from '../../state/studio'
import { sameValue } from '../flow/sameValue'

type Selectable = 'nodes' | 'edges' | 'notes'

interface SelectChange {
  readonly id: string
  readonly selected: boolean
  readonly kind: 'node' | 'edge'
}

/** Brings what React Flow selected or let go into the selection; a folded group stands for its members, a wire for all its edges. */
export function selectChanged(studio: Studio, changes: readonly SelectChange[]): void {
  if (changes.length === 0) return
  const { selection, select } = studio.interface.getState()
  const { document } = studio.documents.getState()
  const { notes, groups } = document
  const { find } = studio.blocks.getState()
  const noteIds = new Set(notes.map((note) => note.id))
  const next: Record<Selectable, Set<string>> = {
    nodes: new Set(selection.nodes),
    edges: new Set(selection.edges),
    notes: new Set(selection.notes),
  }
  const put = (where: Selectable, id: string, on: boolean) => (on ? next[where].add(id) : next[where].delete(id))
  // What is let go comes first: a click on a folded group lets go of its members as cards and takes them as a group.
  for (const { id, selected, kind } of [...changes].sort((a, b) => Number(a.selected) - Number(b.selected))) {
    const group = groups.find((candidate) => candidate.id === id)
    if (kind === 'edge') for (const edge of edgesAlong(document, id, find)) put('edges', edge, selected)
    else if (group) for (const member of group.nodes) put('nodes', member, selected)
    else put(noteIds.has(id) ? 'notes' : 'nodes', id, selected)
  }
  const result = { nodes: [...next.nodes], edges: [...next.edges], notes: [...next.notes] }
  if (!sameValue(result, selection)) select(result)
}

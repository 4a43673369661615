import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo, type MouseEvent, type PointerEvent } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import type { FlowNode, WireEdge } from '../flow/flowTypes'
import { sameValue } from '../flow/sameValue'

type Selectable = 'nodes' | 'edges' | 'notes'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Selection by pointer goes to the interface store, from where the inspector and the actions read it. */
export function useSelecting() {
  const studio = useStudio()
  return useMemo(() => {
    const change = (changes: readonly { id: string; selected: boolean; kind: 'node' | 'edge' }[]) => {
      if (changes.length === 0) return
      const { selection, select } = studio.interface.getState()
      const { notes, groups } = studio.documents.getState().document
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
        if (kind === 'edge') put('edges', id, selected)
        else if (group) for (const member of group.nodes) put('nodes', member, selected)
        else put(noteIds.has(id) ? 'notes' : 'nodes', id, selected)
      }
      const result = { nodes: [...next.nodes], edges: [...next.edges], notes: [...next.notes] }
      if (!sameValue(result, selection)) select(result)
    }
    return {
      onNodesChange: (changes: readonly NodeChange<FlowNode>[]) =>
        change(
          changes.flatMap((c) =>
            c.type === 'select' ? [{ id: c.id, selected: c.selected, kind: 'node' as const }] : [],
          ),
        ),
      onEdgesChange: (changes: readonly EdgeChange<WireEdge>[]) =>
        change(
          changes.flatMap((c) =>
            c.type === 'select' ? [{ id: c.id, selected: c.selected, kind: 'edge' as const }] : [],
          ),
        ),
      /** A double click on the empty canvas asks for a node there. */
      onDoubleClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return
        const at = { x: event.clientX, y: event.clientY }
        const position = canvasStore.getState().commands?.toCanvas(at)
        if (position) canvasStore.getState().set({ quickAdd: { at, position, from: null } })
      },
      /** The keyboard follows the pointer: to the card that was pressed, else to the canvas. */
      onPointerDownCapture: (event: PointerEvent) => {
        const { target, currentTarget } = event
        if (!(target instanceof Element) || isField(target) || target.closest('button, [role=dialog]')) return
        const card = target.closest<HTMLElement>('[data-card]') ?? (currentTarget as HTMLElement)
        card.focus({ preventScroll: true })
      },
    }
  }, [studio])
}

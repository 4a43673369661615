import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo, type MouseEvent, type PointerEvent } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import type { FlowNode, WireEdge } from '../flow/flowTypes'
import { openMenu } from './openMenu'
import { selectChanged } from './selectChanged'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Selection by pointer goes to the interface store, from where the inspector and the actions read it. */
export function useSelecting() {
  const studio = useStudio()
  return useMemo(() => {
    return {
      onNodesChange: (changes: readonly NodeChange<FlowNode>[]) =>
        selectChanged(
          studio,
          changes.flatMap((c) =>
            c.type === 'select' ? [{ id: c.id, selected: c.selected, kind: 'node' as const }] : [],
          ),
        ),
      onEdgesChange: (changes: readonly EdgeChange<WireEdge>[]) =>
        selectChanged(
          studio,
          changes.flatMap((c) =>
            c.type === 'select' ? [{ id: c.id, selected: c.selected, kind: 'edge' as const }] : [],
          ),
        ),
      /** A plain click on one of several selected cards selects it alone. */
      onNodeClick: (event: MouseEvent, { id }: FlowNode) => {
        const { selection, select } = studio.interface.getState()
        const several = selection.nodes.length + selection.edges.length + selection.notes.length > 1
        if (!several || event.shiftKey || event.ctrlKey || event.metaKey) return
        const { notes, groups } = studio.documents.getState().document
        const group = groups.find((candidate) => candidate.id === id)
        const isNote = notes.some((note) => note.id === id)
        select(isNote ? { notes: [id] } : { nodes: group ? group.nodes : [id] })
      },
      /** A double click on the empty canvas asks for a node there. */
      onDoubleClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return
        const at = { x: event.clientX, y: event.clientY }
        const position = canvasStore.getState().commands?.toCanvas(at)
        if (position) canvasStore.getState().set({ quickAdd: { at, position, from: null } })
      },
      onContextMenu: (event: MouseEvent<HTMLElement>) => openMenu(studio, event),
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

import type { GraphDocument } from '@shared/graph/document'
import { useEffect } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'

/** Lets go of what is no longer in the document: after an undo, a deletion, another project. */
export function usePrunedSelection(document: GraphDocument): void {
  const studio = useStudio()
  useEffect(() => {
    const { selection, focusedPort, select, set } = studio.interface.getState()
    const still = (chosen: readonly string[], present: readonly { readonly id: string }[]): readonly string[] => {
      if (chosen.length === 0) return chosen
      const ids = new Set(present.map((item) => item.id))
      return chosen.every((id) => ids.has(id)) ? chosen : chosen.filter((id) => ids.has(id))
    }
    const nodes = still(selection.nodes, document.nodes)
    const edges = still(selection.edges, document.edges)
    const notes = still(selection.notes, document.notes)
    if (nodes !== selection.nodes || edges !== selection.edges || notes !== selection.notes)
      select({ nodes, edges, notes })
    const gone = (id: string | null) => id !== null && !document.nodes.some((node) => node.id === id)
    if (focusedPort && gone(focusedPort.node)) set({ focusedPort: null })
    const { connectFrom } = canvasStore.getState()
    if (gone(connectFrom) && !document.groups.some((group) => group.id === connectFrom))
      canvasStore.getState().set({ connectFrom: null })
  }, [document, studio])
}

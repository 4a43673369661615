import { useNodesInitialized } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'

/** Each time a project is opened: gives the canvas the keyboard, and shows the whole network once its cards have been measured. */
export function useFitOnOpen(opening: number): void {
  const { documents } = useStudio()
  const ready = useNodesInitialized()
  const fitted = useRef<number | null>(null)
  useEffect(() => {
    canvasStore.getState().commands?.focus()
    // On a blank canvas there is nothing to show, and the first card must stay where it was put.
    if (documents.getState().document.nodes.length === 0) fitted.current = opening
  }, [opening, documents])
  useEffect(() => {
    if (!ready || fitted.current === opening) return
    fitted.current = opening
    canvasStore.getState().commands?.fit(0)
  }, [ready, opening])
}

import { useNodesInitialized, useReactFlow, type Viewport } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'

const same = (a: Viewport, b: Viewport): boolean => a.x === b.x && a.y === b.y && a.zoom === b.zoom

/** Each time a project is opened: gives the canvas the keyboard, and shows the whole network. */
export function useFitOnOpen(opening: number): void {
  const { documents } = useStudio()
  const { getViewport, setViewport } = useReactFlow()
  const measured = useNodesInitialized()
  /** The view that showed the network before its cards were measured. */
  const first = useRef<Viewport | null>(null)
  useEffect(() => {
    const { commands } = canvasStore.getState()
    commands?.focus()
    // On a blank canvas there is nothing to show, and the first card must stay where it was put, as large as life.
    const blank = documents.getState().document.nodes.length === 0
    if (blank) void setViewport({ x: 0, y: 0, zoom: 1 })
    else commands?.fit(0)
    first.current = blank ? null : getViewport()
  }, [opening, documents, getViewport, setViewport])
  useEffect(() => {
    if (!measured || !first.current) return
    // Sizes are known now; a view that a person has moved since stays.
    if (same(first.current, getViewport())) canvasStore.getState().commands?.fit(0)
    first.current = null
  }, [measured, opening, getViewport])
}

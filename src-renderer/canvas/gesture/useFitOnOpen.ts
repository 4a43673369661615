import { useNodesInitialized, useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'

const refit = (): void => {
  const { commands } = canvasStore.getState()
  if (commands?.isFitted()) commands.fit(0)
}

/**
 * Shows the whole network each time a project is opened, and gives the canvas the keyboard. Until a person moves the view it
 * stays so: when the cards have been measured, and when the canvas becomes larger or smaller.
 */
export function useFitOnOpen(opening: number, wrapper: RefObject<HTMLElement | null>): void {
  const { documents } = useStudio()
  const { setViewport } = useReactFlow()
  const measured = useNodesInitialized()
  useEffect(() => {
    const { commands } = canvasStore.getState()
    commands?.focus()
    // On a blank canvas there is nothing to show, and the first card must stay where it was put, as large as life.
    const blank = documents.getState().document.nodes.length === 0
    if (blank) void setViewport({ x: 0, y: 0, zoom: 1 })
    else commands?.fit(0)
  }, [opening, documents, setViewport])
  useEffect(() => {
    if (measured) refit()
  }, [measured, opening])
  useEffect(() => {
    if (!wrapper.current) return
    const observer = new ResizeObserver(refit)
    observer.observe(wrapper.current)
    return () => observer.disconnect()
  }, [wrapper])
}

import { useNodesInitialized } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
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
  const measured = useNodesInitialized()
  useEffect(() => {
    const { commands } = canvasStore.getState()
    commands?.focus()
    commands?.fit(0)
  }, [opening])
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

import type { Position } from '@shared/graph/document'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import type { FlowNodes } from '../flow/useFlowNodes'
import { quickAddFromSelection } from '../quickAdd/quickAddFromSelection'
import { nudgeSelection } from './nudgeSelection'
import { openSelection } from './openSelection'
import { walkToNeighbor } from './walkToNeighbor'

const STEP = 4
const BIG_STEP = 40
const ARROWS: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const ELSEWHERE = 'input, textarea, select, button, [role=dialog], [role=toolbar]'

/**
 * Keys of the focused canvas: arrows move the selection, with Ctrl they go from card to card; Enter goes to the inspector; Tab adds a
 * node. After Escape, Tab leaves the canvas, so that nobody is trapped in it.
 */
export function useCanvasKeys(flow: FlowNodes): (event: KeyboardEvent<HTMLDivElement>) => void {
  const studio = useStudio()
  const latest = useRef(flow)
  latest.current = flow
  const tabLeaves = useRef(false)

  return useMemo(() => {
    const escape = () => {
      tabLeaves.current = true
      studio.interface.getState().set({ focusedPort: null })
      studio.interface.getState().select({})
      canvasStore.getState().commands?.focus()
    }
    return (event) => {
      const { target, key } = event
      if (!(target instanceof HTMLElement) || target.closest(ELSEWHERE)) return
      const way = ARROWS[key]
      const mod = event.ctrlKey || event.metaKey
      if (key !== 'Tab' && key !== 'Escape') tabLeaves.current = false
      if (way && !event.altKey) {
        const step = event.shiftKey ? BIG_STEP : STEP
        if (mod) walkToNeighbor(studio, latest.current, way)
        else nudgeSelection(studio, { x: way.x * step, y: way.y * step })
      } else if (key === 'Tab' && !event.shiftKey && !mod && !tabLeaves.current) quickAddFromSelection(studio)
      else if (key === 'Enter' && !mod && openSelection(studio)) canvasStore.getState().set({ quickAdd: null })
      else if (key === 'Escape') escape()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
  }, [studio])
}

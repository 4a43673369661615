import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react'
import { addItem, cornerAt } from '../canvas/addItem'
import { canvasStore, type ClientPoint } from '../canvas/canvasStore'
import { useStudio } from '../state/studio'
import { addFromPalette } from './addFromPalette'
import { followPress } from './followPress'

export interface PaletteDrag extends ClientPoint {
  readonly type: string
  /** Whether letting go here adds the node. */
  readonly over: boolean
}

/** Dragging from the palette onto the canvas, or onto an edge; a press that goes nowhere adds the node without being asked where. */
export function usePaletteDrag() {
  const studio = useStudio()
  const [dragged, setDragged] = useState<PaletteDrag | null>(null)
  const release = useRef<(() => void) | null>(null)
  useEffect(() => () => release.current?.(), [])

  const add = useCallback((type: string) => addFromPalette(studio, type), [studio])
  const press = useCallback(
    (type: string, down: PointerEvent) => {
      if (down.button !== 0) return
      let edge: string | null = null
      release.current = followPress(
        { x: down.clientX, y: down.clientY },
        {
          onMove: (point) => {
            const { commands, set, dropEdge } = canvasStore.getState()
            const at = commands?.toCanvas(point) ?? null
            edge = (at && commands?.edgeAt(at)) ?? null
            if (edge !== dropEdge) set({ dropEdge: edge })
            setDragged({ type, ...point, over: at !== null })
          },
          onEnd: () => {
            canvasStore.getState().set({ dropEdge: null })
            setDragged(null)
            release.current = null
          },
          onDrop: (point) => {
            if (!point) return add(type)
            const { commands } = canvasStore.getState()
            const at = commands?.toCanvas(point)
            if (!at) return
            addItem(studio, type, cornerAt(at, 'middle'), { edge })
            commands?.focus()
          },
        },
      )
    },
    [add, studio],
  )

  return { dragged, press, add }
}

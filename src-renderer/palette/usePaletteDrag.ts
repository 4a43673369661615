import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react'
import { addItem, cornerAt } from '../canvas/addItem'
import { canvasStore } from '../canvas/canvasStore'
import { useStudio } from '../state/studio'

export interface PaletteDrag {
  readonly type: string
  readonly x: number
  readonly y: number
  /** Whether letting go here adds the node. */
  readonly over: boolean
}

/** How far the pointer goes before a press becomes a drag, px. */
const THRESHOLD = 4

/** Dragging from the palette onto the canvas; a press that goes nowhere adds the node in the middle of what is seen. */
export function usePaletteDrag() {
  const studio = useStudio()
  const [dragged, setDragged] = useState<PaletteDrag | null>(null)
  const release = useRef<(() => void) | null>(null)
  useEffect(() => () => release.current?.(), [])

  const add = useCallback(
    (type: string) => {
      const { commands } = canvasStore.getState()
      const port = studio.interface.getState().focusedPort
      const { document } = studio.documents.getState()
      const node = port && document.nodes.find((candidate) => candidate.id === port.node)
      if (port && node) {
        const corner = { x: node.position.x + (port.side === 'output' ? 200 : -200), y: node.position.y }
        addItem(studio, type, corner, { from: port })
      } else addItem(studio, type, cornerAt(commands?.center() ?? { x: 0, y: 0 }, 'middle'))
    },
    [studio],
  )

  const press = useCallback(
    (type: string, down: PointerEvent) => {
      if (down.button !== 0) return
      const start = { x: down.clientX, y: down.clientY }
      let moving = false
      const track = (event: globalThis.PointerEvent) => {
        if (!moving && Math.hypot(event.clientX - start.x, event.clientY - start.y) < THRESHOLD) return
        moving = true
        const { commands, set, dropEdge } = canvasStore.getState()
        const at = commands?.toCanvas({ x: event.clientX, y: event.clientY }) ?? null
        const edge = at && commands ? commands.edgeAt(at) : null
        if (edge !== dropEdge) set({ dropEdge: edge })
        setDragged({ type, x: event.clientX, y: event.clientY, over: at !== null })
      }
      const stop = () => {
        window.removeEventListener('pointermove', track)
        window.removeEventListener('pointerup', drop)
        window.removeEventListener('pointercancel', stop)
        window.removeEventListener('keydown', cancel, true)
        canvasStore.getState().set({ dropEdge: null })
        setDragged(null)
        release.current = null
      }
      const drop = (event: globalThis.PointerEvent) => {
        const { commands, dropEdge } = canvasStore.getState()
        const at = commands?.toCanvas({ x: event.clientX, y: event.clientY })
        stop()
        if (!moving) return add(type)
        if (!at || !commands) return
        addItem(studio, type, cornerAt(at, 'middle'), { edge: dropEdge })
        commands.focus()
      }
      const cancel = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        stop()
      }
      window.addEventListener('pointermove', track)
      window.addEventListener('pointerup', drop)
      window.addEventListener('pointercancel', stop)
      window.addEventListener('keydown', cancel, true)
      release.current = stop
    },
    [add, studio],
  )

  return { dragged, press, add }
}

import type { ClientPoint } from '../canvas/canvasStore'

/** How far the pointer goes before a press becomes a drag, px. */
const THRESHOLD = 4

interface Press {
  /** The press has become a drag, and where it is now. */
  readonly onMove: (at: ClientPoint) => void
  /** Let go; `null`: without having gone anywhere. */
  readonly onDrop: (at: ClientPoint | null) => void
  /** Over, whichever way it ended; comes before `onDrop`. */
  readonly onEnd: () => void
}

/** Follows a pressed pointer over the whole window until it is let go, or Escape calls it off. Gives the function that ends it. */
export function followPress(start: ClientPoint, { onMove, onDrop, onEnd }: Press): () => void {
  let moving = false
  const track = ({ clientX: x, clientY: y }: PointerEvent) => {
    moving ||= Math.hypot(x - start.x, y - start.y) >= THRESHOLD
    if (moving) onMove({ x, y })
  }
  const drop = ({ clientX: x, clientY: y }: PointerEvent) => {
    stop()
    onDrop(moving ? { x, y } : null)
  }
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop()
  }
  const stop = () => {
    window.removeEventListener('pointermove', track)
    window.removeEventListener('pointerup', drop)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('keydown', cancel, true)
    onEnd()
  }
  window.addEventListener('pointermove', track)
  window.addEventListener('pointerup', drop)
  window.addEventListener('pointercancel', stop)
  window.addEventListener('keydown', cancel, true)
  return stop
}

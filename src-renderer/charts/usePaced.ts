import { useEffect, useRef, useState } from 'react'
import { isPressed } from './isPressed'

/** The part of the page's time that following a value may take, and while something is dragged, which wants every frame. */
const SHARE = 0.25
const SHARE_PRESSED = 0.05

/**
 * A value that follows its source as often as drawing it allows: after each change it rests three times as long as the change
 * took to reach the screen, longer while something is dragged. Dragging and typing stay smooth while curves arrive, on slow computers too.
 */
export function usePaced<T>(value: T): T {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  latest.current = value
  const drawn = useRef(value)
  const busy = useRef(false)
  const alive = useRef(true)

  useEffect(() => {
    alive.current = true
    return () => void (alive.current = false)
  }, [])

  useEffect(() => {
    const follow = (): void => {
      if (!alive.current || busy.current || drawn.current === latest.current) return
      busy.current = true
      drawn.current = latest.current
      const start = performance.now()
      setShown(latest.current)
      const rest = (): void => {
        setTimeout(
          () => {
            busy.current = false
            follow()
          },
          (performance.now() - start) * (1 / (isPressed() ? SHARE_PRESSED : SHARE) - 1),
        )
      }
      // Charts measure themselves in effects and draw once more: the change is over when the next frame is out.
      requestAnimationFrame(() => setTimeout(rest))
    }
    follow()
  }, [value])
  return shown
}

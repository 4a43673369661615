import { useMemo, useState, type PointerEvent } from 'react'

/** A place in an element, as shares of its width and height. */
export interface Pointed {
  readonly x: number
  readonly y: number
}

interface Pointer {
  /** `null`: the pointer is elsewhere. */
  readonly at: Pointed | null
  /** For the element that is pointed at. */
  readonly handlers: {
    onPointerMove(event: PointerEvent<HTMLElement>): void
    onPointerLeave(): void
  }
}

/** Where the pointer is in an element. */
export function usePointer(): Pointer {
  const [at, setAt] = useState<Pointed | null>(null)
  const handlers = useMemo(
    () => ({
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const box = event.currentTarget.getBoundingClientRect()
        if (box.width === 0 || box.height === 0) return
        setAt({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height })
      },
      onPointerLeave: () => setAt(null),
    }),
    [],
  )
  return { at, handlers }
}

import { useState, type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode } from 'react'
import classes from './draw.module.css'

/** A place on a picture: shares 0–1 of its width and height, from the left top corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

interface Props {
  /** What arrow keys do here, for those who do not see it. */
  readonly label: string
  onPoint(spot: Spot | null): void
  /** The pointer is pressed at a place, or moved while it is pressed. */
  onPress?(spot: Spot): void
  readonly children: ReactNode
}

/** How far an arrow key goes. */
const STEP = 0.02
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}
const within = (share: number): number => Math.min(1, Math.max(0, share))

/** Follows the pointer, or arrow keys, over a picture. */
export default function Pointed({ label, onPoint, onPress, children }: Props): ReactElement {
  const [at, setAt] = useState<Spot>({ x: 0.5, y: 0.5 })
  const point = (spot: Spot): void => {
    setAt(spot)
    onPoint(spot)
  }
  const spotOf = (event: PointerEvent): Spot => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) }
  }
  const key = (event: KeyboardEvent): void => {
    const move = KEYS[event.key]
    if (move) point({ x: within(at.x + move[0]), y: within(at.y + move[1]) })
    else if (event.key === 'Enter' && onPress) onPress(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={classes['pointed']}
      role="application"
      aria-label={label}
      tabIndex={0}
      onKeyDown={key}
      onBlur={() => onPoint(null)}
      onPointerMove={(event) => {
        point(spotOf(event))
        if (event.buttons === 1) onPress?.(spotOf(event))
      }}
      onPointerDown={(event) => onPress?.(spotOf(event))}
      onPointerLeave={() => onPoint(null)}
    >
      {children}
    </div>
  )
}

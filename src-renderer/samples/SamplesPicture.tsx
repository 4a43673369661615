import { useEffect, useRef, type ReactElement } from 'react'
import { useColorScheme } from '../shell/useColorScheme'
import type { Drawing, Room } from './drawSamples'
import { paintSamples } from './paintSamples'

interface Props {
  readonly drawing: Drawing
  readonly room: Room
  /** What it shows, for those who do not see it. */
  readonly label: string
}

/** Samples as one picture, drawn past React. */
export default function SamplesPicture({ drawing, room, label }: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useColorScheme()
  useEffect(() => {
    if (canvas.current) paintSamples(canvas.current, drawing, room)
  }, [drawing, room, scheme])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      style={{ display: 'block', width: room.width, height: room.height }}
    />
  )
}

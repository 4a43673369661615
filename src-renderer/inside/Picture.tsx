import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef, type ReactElement } from 'react'
import KeepPicture from '../pictures/KeepPicture'
import type { Room } from '../samples/drawSamples'
import { useColorScheme } from '../shell/useColorScheme'
import { colorsOf, type Colors } from './colors'
import classes from './inside.module.css'
import { recordSvg } from './recordSvg'

/** Draws into a part of a canvas, px. */
export type Draw = (context: CanvasRenderingContext2D, room: Room, colors: Colors) => void

interface Props {
  readonly draw: Draw
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Name of the file when it is kept; absent: it is not offered. */
  readonly name?: string
}

/** Draws on the ground of the panels. */
function drawGrounded(context: CanvasRenderingContext2D, draw: Draw, room: Room): void {
  const colors = colorsOf(document.body)
  context.fillStyle = colors.raise
  context.fillRect(0, 0, room.width, room.height)
  draw(context, room, colors)
}

/** The context of a canvas that is made so large, in px of the room. */
function contextOf(canvas: HTMLCanvasElement, room: Room, density: number): CanvasRenderingContext2D | null {
  canvas.width = Math.round(room.width * density)
  canvas.height = Math.round(room.height * density)
  const context = canvas.getContext('2d')
  context?.scale(density, density)
  return context
}

/** Twice as many pixels as on a plain screen. */
const KEPT_DENSITY = 2

function toPng(draw: Draw, room: Room): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const context = contextOf(canvas, room, KEPT_DENSITY)
  if (context) drawGrounded(context, draw, room)
  return new Promise((resolve) => canvas.toBlob(resolve))
}

/** A picture in all the room that there is, drawn past React, to be kept as PNG or SVG. */
export default function Picture({ draw, label, name }: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { ref, width, height } = useElementSize()
  const scheme = useColorScheme()
  useEffect(() => {
    if (!canvas.current || width <= 0 || height <= 0) return
    const context = contextOf(canvas.current, { width, height }, window.devicePixelRatio || 1)
    if (context) draw(context, { width, height }, colorsOf(document.body))
  }, [draw, width, height, scheme])
  return (
    <div ref={ref} className={classes['picture']}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width, height }} />
      {name !== undefined && (
        <KeepPicture
          name={name}
          className={classes['save']}
          svg={() => recordSvg((context) => drawGrounded(context, draw, { width, height }), { width, height }, label)}
          png={() => toPng(draw, { width, height })}
        />
      )}
    </div>
  )
}

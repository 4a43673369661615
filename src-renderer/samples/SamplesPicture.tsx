import { useEffect, useRef, type ReactElement } from 'react'
import { useColorScheme } from '../shell/useColorScheme'
import { drawSamples, type Colors, type Drawing, type Room } from './drawSamples'

interface Props {
  readonly drawing: Drawing
  readonly room: Room
  /** What it shows, for those who do not see it. */
  readonly label: string
}

/** Pixels of the canvas for each of the screen: cards are looked at closely. */
const DENSITY = 2

const colorsOf = (element: Element): Colors => {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(name).trim()
  return { made: color('--accent'), data: color('--mute'), line: color('--line-strong') }
}

/** Draws at twice the size of the screen, on whatever a canvas has already. */
function draw(canvas: HTMLCanvasElement, drawing: Drawing, room: Room): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = Math.round(room.width * DENSITY)
  canvas.height = Math.round(room.height * DENSITY)
  context.scale(DENSITY, DENSITY)
  drawSamples(context, drawing, room, colorsOf(canvas.isConnected ? canvas : document.body))
}

/** Samples as one picture, drawn past React. */
export default function SamplesPicture({ drawing, room, label }: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useColorScheme()
  useEffect(() => {
    if (canvas.current) draw(canvas.current, drawing, room)
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

/** The same picture as PNG, on the ground of the panel. */
export function toPng(drawing: Drawing, room: Room): Promise<Blob> {
  const picture = document.createElement('canvas')
  draw(picture, drawing, room)
  const context = picture.getContext('2d')
  if (context) {
    context.globalCompositeOperation = 'destination-over'
    context.fillStyle = getComputedStyle(document.body).getPropertyValue('--panel').trim() || '#fff'
    context.fillRect(0, 0, room.width, room.height)
  }
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.')))),
  )
}

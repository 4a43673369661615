import { drawSamples, type Colors, type Drawing, type Room } from './drawSamples'

/** Pixels of a canvas for each of the screen: cards are looked at closely. */
const DENSITY = 2

function colorsOf(element: Element): Colors {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(name).trim()
  return { made: color('--accent'), data: color('--mute'), line: color('--line-strong') }
}

/** Makes a canvas a picture of samples in the colors of the theme; over a ground of `--panel` where it is to stand alone. */
export function paintSamples(canvas: HTMLCanvasElement, drawing: Drawing, room: Room, alone = false): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = Math.round(room.width * DENSITY)
  canvas.height = Math.round(room.height * DENSITY)
  context.scale(DENSITY, DENSITY)
  drawSamples(context, drawing, room, colorsOf(document.body))
  if (!alone) return
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = getComputedStyle(document.body).getPropertyValue('--panel').trim() || '#fff'
  context.fillRect(0, 0, room.width, room.height)
}

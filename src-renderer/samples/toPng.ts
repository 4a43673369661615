import type { Drawing, Room } from './drawSamples'
import { paintSamples } from './paintSamples'

/** Samples as a picture to keep. */
export function toPng(drawing: Drawing, room: Room): Promise<Blob> {
  const canvas = document.createElement('canvas')
  paintSamples(canvas, drawing, room, true)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.')))),
  )
}

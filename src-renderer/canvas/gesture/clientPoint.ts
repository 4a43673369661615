import type { ClientPoint } from '../canvasStore'

/** Where a mouse or a finger is in the window. */
export function clientPoint(event: MouseEvent | TouchEvent): ClientPoint {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 }
}

/** A drawn node in the canvas's window, px. */
interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
interface Size {
  readonly width: number
  readonly height: number
}

const MARGIN = 12
/** A canvas smaller than this has no room to spare for a map of what is seen anyway, px. */
const SMALL = { width: 900, height: 480 }

/** Whether the small map in the lower right corner earns its place: something is out of sight, or it is in nobody's way. */
export function isMinimapUseful(boxes: readonly Box[], canvas: Size, map: Size): boolean {
  if (boxes.length === 0) return false
  const hidden = boxes.some((b) => b.left < 0 || b.top < 0 || b.right > canvas.width || b.bottom > canvas.height)
  if (hidden) return true
  if (canvas.width < SMALL.width || canvas.height < SMALL.height) return false
  const left = canvas.width - map.width - 2 * MARGIN
  const top = canvas.height - map.height - 2 * MARGIN
  return !boxes.some((b) => b.right > left && b.bottom > top)
}

const known = new Map<string, readonly [number, number, number]>()

/** A color of a style sheet as red, green and blue, 0 … 255. */
export function rgbOf(color: string): readonly [number, number, number] {
  const found = known.get(color)
  if (found) return found
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return [128, 128, 128]
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  const rgb = [red, green, blue] as const
  known.set(color, rgb)
  return rgb
}

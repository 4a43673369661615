/** Gray picture, values 0–1, row after row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

const INK = 0.05

/**
 * Brings a drawing to the form of MNIST (LeCun et al. 1998; lectures, chapter 1.8): the ink fits a box of 20/28 of the picture with its
 * aspect ratio kept, and its center of mass lies in the center. An empty drawing gives an empty picture.
 */
export function toDigit(drawing: Picture, width: number, height: number): Float32Array {
  const box = inkBox(drawing)
  const out = new Float32Array(width * height)
  if (!box) return out
  const room = Math.min(width, height) * (20 / 28)
  const scale = Math.max(box.right - box.left, box.bottom - box.top) / room
  const mass = centerOfMass(drawing)
  const taps = Math.max(1, Math.ceil(scale))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let j = 0; j < taps; j++)
        for (let i = 0; i < taps; i++) {
          const sx = mass.x + (x + (i + 0.5) / taps - width / 2) * scale
          const sy = mass.y + (y + (j + 0.5) / taps - height / 2) * scale
          sum += valueAt(drawing, Math.floor(sx), Math.floor(sy))
        }
      out[y * width + x] = sum / (taps * taps)
    }
  return out
}

const valueAt = ({ width, height, values }: Picture, x: number, y: number): number =>
  x < 0 || y < 0 || x >= width || y >= height ? 0 : (values[y * width + x] ?? 0)

function inkBox({
  width,
  height,
  values,
}: Picture): { left: number; top: number; right: number; bottom: number } | null {
  let left = width
  let top = height
  let right = 0
  let bottom = 0
  values.forEach((value, i) => {
    if (value < INK) return
    const x = i % width
    const y = Math.floor(i / width)
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  })
  return right > left ? { left, top, right, bottom } : null
}

function centerOfMass({ width, values }: Picture): { x: number; y: number } {
  let mass = 0
  let x = 0
  let y = 0
  values.forEach((value, i) => {
    mass += value
    x += value * ((i % width) + 0.5)
    y += value * (Math.floor(i / width) + 0.5)
  })
  return { x: x / mass, y: y / mass }
}

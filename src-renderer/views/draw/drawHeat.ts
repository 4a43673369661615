import { toneOf, type Tones } from './tones'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
interface Size {
  readonly rows: number
  readonly columns: number
}
type Channels = readonly number[]

/** A matrix as cells of the given colors, channels 0 … 255, row after row from the top; `null`: nothing is there. */
function drawCells(
  context: CanvasRenderingContext2D,
  colorOf: (row: number, column: number) => Channels | null,
  { rows, columns }: Size,
  place: Place,
): void {
  if (rows === 0 || columns === 0) return
  const sheet = document.createElement('canvas')
  sheet.width = columns
  sheet.height = rows
  const paper = sheet.getContext('2d')
  if (!paper) return
  const image = paper.createImageData(columns, rows)
  for (let row = 0, to = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, to += 4) {
      const color = colorOf(row, column)
      if (!color) continue
      image.data.set(color, to)
      image.data[to + 3] = 255
    }
  paper.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(sheet, place.x, place.y, place.width, place.height)
}

/** A matrix as colored cells, row after row from the top. */
export const drawHeat = (
  context: CanvasRenderingContext2D,
  at: (row: number, column: number) => number | null,
  size: Size,
  tones: Tones,
  place: Place,
): void =>
  drawCells(
    context,
    (row, column) => {
      const value = at(row, column)
      return value === null ? null : toneOf(tones, value)
    },
    size,
    place,
  )

/** Three matrices as red, green and blue, dark where a number is the least of the scale. */
export const drawRgb = (
  context: CanvasRenderingContext2D,
  at: (row: number, column: number) => Channels,
  size: Size,
  { low, high }: Tones,
  place: Place,
): void =>
  drawCells(
    context,
    (row, column) => at(row, column).map((value) => (255 * (value - low)) / (high - low || 1)),
    size,
    place,
  )

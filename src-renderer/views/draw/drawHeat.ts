import { toneOf, type Tones } from './tones'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A matrix as colored cells, row after row from the top. */
export function drawHeat(
  context: CanvasRenderingContext2D,
  at: (row: number, column: number) => number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  tones: Tones,
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
      image.data.set(toneOf(tones, at(row, column)), to)
      image.data[to + 3] = 255
    }
  paper.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(sheet, place.x, place.y, place.width, place.height)
}

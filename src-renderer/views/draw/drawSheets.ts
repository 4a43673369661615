import type { Colors } from '../../inside/colors'
import { drawHeat, drawRgb } from './drawHeat'
import type { Sheet, SheetGrid } from './sheets'
import type { Tones } from './tones'

interface Drawing {
  readonly sheets: readonly Sheet[]
  readonly values: ArrayLike<number>
  readonly tones: Tones
}

/** Draws sheets at their places, with their titles where there is room for them. */
export function drawSheets(
  context: CanvasRenderingContext2D,
  { sheets, values, tones }: Drawing,
  { places, titled }: SheetGrid,
  colors: Colors,
): void {
  context.font = `12px ${colors.font}`
  context.fillStyle = colors.mute
  context.textBaseline = 'bottom'
  for (const [i, place] of places.entries()) {
    const sheet = sheets[i]
    if (!sheet) continue
    const { rgb } = sheet
    const at = (index: number): number => values[index] ?? NaN
    const cell = (row: number, column: number): number | null => {
      const index = sheet.index(row, column)
      return index < 0 ? null : at(index)
    }
    if (rgb) drawRgb(context, (row, column) => rgb(row, column).map(at), sheet, tones, place)
    else drawHeat(context, cell, sheet, tones, place)
    if (titled && sheet.title !== undefined) context.fillText(sheet.title, place.x, place.y - 1, place.width)
  }
}

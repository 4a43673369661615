import type { Room } from '../../samples/drawSamples'
import type { Place } from './drawHeat'

/** A matrix of cells, drawn as one map. */
export interface Sheet {
  readonly rows: number
  readonly columns: number
  /** Place of a cell's number in its tensor; below 0: there is none. */
  index(row: number, column: number): number
  /** Which one of several it is, in a few letters. */
  readonly title?: string
  /** Places of the numbers that make a cell red, green and blue. */
  rgb?(row: number, column: number): readonly [number, number, number]
}

/** A cell of one of several sheets. */
export interface SheetCell {
  /** Number of the sheet. */
  readonly sheet: number
  readonly row: number
  readonly column: number
}

/** Space between sheets, px; where each has a title, above it. */
const GAP = 4
const TITLE = 15
/** Sheets narrower than this have no room for a title, px. */
const NARROW = 18
/** Cells wider than this are not needed, px. */
const MOST_CELL = 48

/** Where sheets stand in a room; all are of one size. */
export interface SheetGrid {
  readonly places: readonly Place[]
  readonly columns: number
  readonly titled: boolean
}

/** How sheets are to stand. */
export interface Standing {
  /** So many beside one another; absent: as many as fit best. */
  readonly perRow?: number | undefined
  /** So many belong together, side by side. */
  readonly together?: number | undefined
  /** Their cells need not be square. */
  readonly stretches?: boolean | undefined
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Places sheets so that they are largest. */
export function placeSheets(sheets: readonly Sheet[], room: Room, standing: Standing = {}): SheetGrid {
  const [first] = sheets
  if (!first || room.width <= 0 || room.height <= 0) return { places: [], columns: 0, titled: false }
  const inset = { width: room.width - 2 * GAP, height: room.height - 2 * GAP }
  const wants = sheets.length > 1 && sheets.every(({ title }) => title !== undefined)
  const roomy = layGrid(sheets, inset, standing, TITLE)
  const titled = wants && roomy.width >= NARROW
  const above = titled ? TITLE : 0
  const { columns, width, height } = titled ? roomy : layGrid(sheets, inset, standing, 0)
  const rows = Math.ceil(sheets.length / columns)
  const left = Math.max(GAP, (room.width - columns * (width + GAP) + GAP) / 2)
  const top = Math.max(GAP, (room.height - rows * (height + GAP + above) + GAP) / 2)
  const places = sheets.map((_, i) => ({
    x: left + (i % columns) * (width + GAP),
    y: top + above + Math.floor(i / columns) * (height + GAP + above),
    ...{ width, height },
  }))
  return { places, columns, titled }
}

/** The grid in which sheets are largest, and how large they are. */
function layGrid(
  sheets: readonly Sheet[],
  room: Size,
  { perRow, together = 1, stretches }: Standing,
  above: number,
): Size & { readonly columns: number } {
  const { rows = 1, columns = 1 } = sheets[0] ?? {}
  const most = { width: columns * MOST_CELL, height: rows * MOST_CELL }
  const fit = (beside: number): Size => {
    const lines = Math.ceil(sheets.length / beside)
    const width = Math.min(most.width, Math.max(1, (room.width - GAP * (beside - 1)) / beside))
    const height = Math.min(most.height, Math.max(1, (room.height - (GAP + above) * lines + GAP) / lines))
    if (stretches) return { width, height }
    const cell = Math.min(width / columns, height / rows)
    return { width: cell * columns, height: cell * rows }
  }
  if (perRow !== undefined) return { columns: perRow, ...fit(perRow) }
  let best = { columns: together, ...fit(together) }
  for (let beside = 2 * together; beside <= sheets.length; beside += together) {
    const next = fit(beside)
    if (next.width * next.height > best.width * best.height * 1.001) best = { columns: beside, ...next }
  }
  return best
}

/** The cell at a place in the room, px. */
export function cellAt(
  sheets: readonly Sheet[],
  places: readonly Place[],
  at: { readonly x: number; readonly y: number },
): SheetCell | null {
  for (const [sheet, { x, y, width, height }] of places.entries()) {
    const own = sheets[sheet]
    if (!own || at.x < x || at.y < y || at.x >= x + width || at.y >= y + height) continue
    const part = (share: number, count: number): number => Math.min(count - 1, Math.floor(share * count))
    const cell = { sheet, row: part((at.y - y) / height, own.rows), column: part((at.x - x) / width, own.columns) }
    return own.index(cell.row, cell.column) < 0 ? null : cell
  }
  return null
}

/** Where a cell is drawn. */
export function cellPlace({ rows, columns }: Sheet, { x, y, width, height }: Place, cell: SheetCell): Place {
  const [w, h] = [width / columns, height / rows]
  return { x: x + cell.column * w, y: y + cell.row * h, width: w, height: h }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell that an arrow key goes to, beyond the edge of a sheet into the next one; `null`: the key goes nowhere. */
export function cellAfter(sheets: readonly Sheet[], columns: number, cell: SheetCell, key: string): SheetCell | null {
  const next = neighbor(sheets, columns, cell, key)
  const own = next && sheets[next.sheet]
  // Over a gap to what lies behind it.
  return own && own.index(next.row, next.column) < 0 ? neighbor(sheets, columns, next, key) : next
}

function neighbor(
  sheets: readonly Sheet[],
  columns: number,
  { sheet, row, column }: SheetCell,
  key: string,
): SheetCell | null {
  const arrow = ARROWS[key]
  const own = sheets[sheet]
  if (!arrow || !own) return null
  const [down, right] = arrow
  const next = { sheet, row: row + down, column: column + right }
  if (next.row >= 0 && next.row < own.rows && next.column >= 0 && next.column < own.columns) return next
  const edge = right === 0 ? 0 : Math.floor(sheet / columns)
  const other = sheet + down * columns + right
  const sheetThere = sheets[other]
  if (!sheetThere || (right !== 0 && Math.floor(other / columns) !== edge)) return { sheet, row, column }
  const within = (value: number, count: number): number => ((value % count) + count) % count
  return {
    sheet: other,
    row: down === 0 ? Math.min(row, sheetThere.rows - 1) : within(next.row, sheetThere.rows),
    column: right === 0 ? Math.min(column, sheetThere.columns - 1) : within(next.column, sheetThere.columns),
  }
}

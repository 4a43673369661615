import type { UnitGrid } from '@shared/catalog/define/layer'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Room } from '../../samples/drawSamples'
import { extent, gridOf, toneRange, type Grid, type Range } from '../../samples/toPicture'
import type { Colors } from '../colors'
import { pictureShape } from '../pictureShape'

type Rows = readonly (readonly number[])[]

export interface PicturesDrawing {
  readonly rows: Rows
  /** The picture that the features of a row are. */
  readonly picture: Shape | undefined
  /** Where units lie on a grid. */
  readonly grid?: UnitGrid | undefined
  /** What is black and what white; absent: found in the rows. */
  readonly tones?: Range | undefined
}

/** Space between pictures, px. */
const GAP = 3
/** Pictures below this width stand close together, px. */
const SMALL = 20
/** How much wider than high bars are. */
const BARS = 1.6

/** Where each of so many cells stands in the room: on their own grid, or on that which makes them largest. */
export function layCells(
  count: number,
  aspect: number,
  room: Room,
  own: UnitGrid | undefined,
  gap = GAP,
): Grid & { readonly left: number; readonly top: number } {
  const fit = (columns: number, rows: number): Grid => {
    const width = Math.min(
      (room.width - gap * (columns - 1)) / columns,
      ((room.height - gap * (rows - 1)) / rows) * aspect,
    )
    return { columns, rows, width, height: width / aspect }
  }
  const grid = own && own.rows * own.columns === count ? fit(own.columns, own.rows) : gridOf(count, aspect, room, gap)
  return {
    ...grid,
    left: (room.width - grid.columns * (grid.width + gap) + gap) / 2,
    top: (room.height - grid.rows * (grid.height + gap) + gap) / 2,
  }
}

/** Tones of weights: gray is 0 where there are both signs. */
function tonesOf(rows: Rows): Range {
  const found = extent(rows)
  if (!found || found.low >= 0 || found.high <= 0) return toneRange(rows)
  const most = Math.max(-found.low, found.high)
  return { low: -most, high: most }
}

/** One picture of numbers, each pixel a square. */
export function drawPixels(
  context: CanvasRenderingContext2D,
  row: readonly number[],
  [height = 1, width = 1, channels = 1]: Shape,
  { low, high }: Range,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const sheet = document.createElement('canvas')
  sheet.width = width
  sheet.height = height
  const paper = sheet.getContext('2d')
  if (!paper) return
  const image = paper.createImageData(width, height)
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++)
      image.data[i * 4 + c] = (((row[i * channels + Math.min(c, channels - 1)] ?? 0) - low) / (high - low || 1)) * 255
    image.data[i * 4 + 3] = 255
  }
  paper.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(sheet, place.x, place.y, place.width, place.height)
}

/** Numbers as bars over and under a line of zero. */
export function drawBars(
  context: CanvasRenderingContext2D,
  row: readonly number[],
  range: Range,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colors: Colors,
): void {
  const [low, high] = [Math.min(0, range.low), Math.max(0, range.high)]
  const span = high - low || 1
  const zero = place.y + (high / span) * place.height
  const width = place.width / Math.max(1, row.length)
  context.fillStyle = colors.accent
  row.forEach((value, i) => {
    const height = ((Number.isFinite(value) ? value : 0) / span) * place.height
    context.fillRect(place.x + i * width, Math.min(zero, zero - height), Math.max(0.5, width * 0.85), Math.abs(height))
  })
  context.fillStyle = colors.strong
  context.fillRect(place.x, zero - 0.5, place.width, 1)
}

/** Rows as small pictures, or as bars where they are none. */
export function drawPictures(
  context: CanvasRenderingContext2D,
  { rows, picture, grid, tones }: PicturesDrawing,
  room: Room,
  colors: Colors,
): void {
  const [first] = rows
  if (!first) return
  const shape = pictureShape(first.length, picture)
  const [height = 1, width = 1] = shape ?? []
  const range = tones ?? (shape ? tonesOf(rows) : (extent(rows) ?? { low: 0, high: 1 }))
  const inset = { width: room.width - 2 * GAP, height: room.height - 2 * GAP }
  const aspect = shape ? width / height : BARS
  const wide = layCells(rows.length, aspect, inset, grid, shape ? GAP : 3 * GAP)
  const gap = wide.width < SMALL ? 1 : shape ? GAP : 3 * GAP
  const cells = layCells(rows.length, aspect, inset, grid, gap)
  rows.forEach((row, i) => {
    const place = {
      x: GAP + cells.left + (i % cells.columns) * (cells.width + gap),
      y: GAP + cells.top + Math.floor(i / cells.columns) * (cells.height + gap),
      width: cells.width,
      height: cells.height,
    }
    if (shape && sizeOf(shape) === row.length) drawPixels(context, row, shape, range, place)
    else drawBars(context, row, range, place, colors)
  })
}

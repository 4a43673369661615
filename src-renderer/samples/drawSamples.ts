import type { Shape } from '@shared/catalog/define/tensorType'
import {
  countBins,
  extent,
  gridOf,
  pictureKind,
  planeAround,
  toneRange,
  toSquare,
  type Plane,
  type Range,
} from './toPicture'

type Rows = readonly (readonly number[])[]

/** What there is to draw. */
export interface Drawing {
  readonly shape: Shape
  readonly rows: Rows
  /** Points of the data, pale behind those that were made. */
  readonly data?: Rows | undefined
  /** The part of the plane that is shown; absent: what the points lie in. */
  readonly plane?: Plane | undefined
}

export interface Colors {
  readonly made: string
  readonly data: string
  readonly line: string
}

export interface Room {
  readonly width: number
  readonly height: number
}

/** As many points are drawn twice as large. */
const FEW = 50
const BINS = 32
/** Space between pictures, px. */
const GAP = 2

/** Draws samples into a part of a canvas, px. */
export function drawSamples(context: CanvasRenderingContext2D, drawing: Drawing, room: Room, colors: Colors): void {
  context.clearRect(0, 0, room.width, room.height)
  if (drawing.rows.length === 0) return
  DRAW[pictureKind(drawing.shape)](context, drawing, room, colors)
}

type Draw = typeof drawSamples
const DRAW: Readonly<Record<ReturnType<typeof pictureKind>, Draw>> = {
  points: drawPoints,
  histogram: drawHistogram,
  images: drawImages,
  bars: drawBars,
}

function drawPoints(context: CanvasRenderingContext2D, drawing: Drawing, room: Room, colors: Colors): void {
  const { rows, data = [], plane = planeAround(data.length > 0 ? data : rows) } = drawing
  const size = Math.min(room.width, room.height)
  const left = (room.width - size) / 2
  const place = toSquare(plane, size)
  const radius = Math.max(1, size / 130)
  const own = rows.length <= FEW ? 2 * radius : radius
  const inside = (along: number): number => Math.min(size - own, Math.max(own, along))
  const dots = (points: Rows, r: number, color: string, alpha: number): void => {
    context.fillStyle = color
    for (const point of points) {
      const at = place(point)
      if (Number.isNaN(at.x + at.y)) continue
      // Who flew out of the picture stands pale at its edge.
      const [x, y] = [inside(at.x), inside(at.y)]
      context.globalAlpha = x === at.x && y === at.y ? alpha : alpha / 2
      context.beginPath()
      context.arc(left + x, y, r, 0, 2 * Math.PI)
      context.fill()
    }
    context.globalAlpha = 1
  }
  dots(data, radius, colors.data, 0.35)
  dots(rows, own, colors.made, 0.85)
}

function drawHistogram(
  context: CanvasRenderingContext2D,
  { rows, data = [] }: Drawing,
  room: Room,
  colors: Colors,
): void {
  const range = extent(data.length > 0 ? data : rows) ?? { low: 0, high: 1 }
  const heights = (of: Rows): number[] =>
    countBins(
      of.map(([value = NaN]) => value),
      range,
      BINS,
    ).map((n) => n / (of.length || 1))
  const own = heights(rows)
  const behind = heights(data)
  const top = Math.max(...own, ...behind) || 1
  const width = room.width / BINS
  const columns = (values: readonly number[], color: string, alpha: number): void => {
    context.fillStyle = color
    context.globalAlpha = alpha
    values.forEach((value, i) => {
      const height = (value / top) * (room.height - 2)
      context.fillRect(i * width, room.height - height, Math.max(1, width - 1), height)
    })
    context.globalAlpha = 1
  }
  columns(behind, colors.data, 0.35)
  columns(own, colors.made, 0.85)
}

/** Places the cells of a grid in the middle of the room. */
function eachCell(
  count: number,
  aspect: number,
  room: Room,
  gap: number,
  draw: (index: number, x: number, y: number, size: Room) => void,
): void {
  const grid = gridOf(count, aspect, room, gap)
  const left = (room.width - grid.columns * (grid.width + gap) + gap) / 2
  const top = (room.height - grid.rows * (grid.height + gap) + gap) / 2
  for (let i = 0; i < count; i++)
    draw(
      i,
      left + (i % grid.columns) * (grid.width + gap),
      top + Math.floor(i / grid.columns) * (grid.height + gap),
      grid,
    )
}

function drawImages(context: CanvasRenderingContext2D, { shape, rows }: Drawing, room: Room): void {
  const [height = 1, width = 1, channels = 1] = shape
  const { low, high } = toneRange(rows)
  const sheet = document.createElement('canvas')
  sheet.width = width
  sheet.height = height
  const paper = sheet.getContext('2d')
  if (!paper) return
  const image = paper.createImageData(width, height)
  context.imageSmoothingEnabled = false
  eachCell(rows.length, width / height, room, GAP, (index, x, y, size) => {
    const row = rows[index] ?? []
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++)
        image.data[i * 4 + c] = (((row[i * channels + Math.min(c, channels - 1)] ?? 0) - low) / (high - low || 1)) * 255
      image.data[i * 4 + 3] = 255
    }
    paper.putImageData(image, 0, 0)
    context.drawImage(sheet, x, y, size.width, size.height)
  })
}

/** Space between the small charts of bars, px. */
const BAR_GAP = 6

function drawBars(context: CanvasRenderingContext2D, { rows }: Drawing, room: Room, colors: Colors): void {
  const found = extent(rows) ?? { low: 0, high: 1 }
  const range: Range = { low: Math.min(0, found.low), high: Math.max(0, found.high) }
  const span = range.high - range.low || 1
  eachCell(rows.length, 1.6, room, BAR_GAP, (index, x, y, size) => {
    const row = rows[index] ?? []
    const zero = y + (range.high / span) * size.height
    const width = size.width / row.length
    context.fillStyle = colors.made
    row.forEach((value, i) => {
      const height = ((Number.isFinite(value) ? value : 0) / span) * size.height
      context.fillRect(x + i * width, Math.min(zero, zero - height), Math.max(0.5, width * 0.85), Math.abs(height))
    })
    context.fillStyle = colors.line
    context.fillRect(x, zero - 0.5, size.width, 1)
  })
}

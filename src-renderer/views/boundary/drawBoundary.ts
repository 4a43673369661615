import type { Boundary, BoundaryPoints } from '@shared/looks/boundary'
import type { Colors } from '../../inside/colors'
import { drawGrid, drawMark } from '../../inside/drawPlane'
import type { Frame } from '../../inside/plane'
import type { Room } from '../../samples/drawSamples'
import { contour } from '../draw/contour'
import { rgbOf } from '../draw/rgbOf'
import { tonesFor, toneOf, toneText, type Tones } from '../draw/tones'

/** How strong the surest and the least sure answer is colored, 0 … 255. */
const FULL = 150
const FAINT = 24
/** Marks of few points are larger, px. */
const FEW = 60

/** Colors of values that are no classes: of the answers and of the targets. */
export function tonesOf({ answers, train }: Boundary): Tones | null {
  if (answers.kind !== 'values' || answers.middle !== undefined) return null
  return tonesFor([...answers.values, ...(train.truth ?? [])])
}

/** At which value the contour runs; none where there are classes, or nothing to divide. */
export function levelOf({ answers }: Boundary, tones: Tones | null): number | undefined {
  if (answers.kind !== 'values') return undefined
  return answers.middle ?? (tones?.signed ? 0 : undefined)
}

/** Class and how sure, 0 … 1, of a cell of the grid; of values that are no classes nothing. */
export function classAt({ answers }: Boundary): ((cell: number) => readonly [number, number]) | null {
  if (answers.kind === 'classes') return (cell) => [answers.classes[cell] ?? 0, (answers.sure[cell] ?? 0) / 100]
  const { middle, values } = answers
  if (middle === undefined) return null
  const far = middle === 0.5 ? 0.5 : values.reduce((most, value) => Math.max(most, Math.abs(value - middle)), 1e-9)
  return (cell) => {
    const value = values[cell] ?? middle
    return [value > middle ? 1 : 0, Math.min(1, Math.abs(value - middle) / far)]
  }
}

function drawField(
  context: CanvasRenderingContext2D,
  found: Boundary,
  tones: Tones | null,
  room: Room,
  colors: Colors,
): void {
  const { side, answers } = found
  const sheet = document.createElement('canvas')
  sheet.width = sheet.height = side
  const paper = sheet.getContext('2d')
  if (!paper) return
  const image = paper.createImageData(side, side)
  const classOf = classAt(found)
  const rgb = colors.classes.map(rgbOf)
  for (let cell = 0, to = 0; cell < side * side; cell++, to += 4) {
    const [own, sure] = classOf?.(cell) ?? [0, 1]
    const value = answers.kind === 'values' ? (answers.values[cell] ?? NaN) : NaN
    image.data.set(classOf ? (rgb[own % rgb.length] ?? [0, 0, 0]) : toneOf(tones ?? tonesFor([]), value), to)
    image.data[to + 3] = classOf ? FAINT + sure * (FULL - FAINT) : 255
  }
  paper.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = true
  context.drawImage(sheet, 0, 0, room.width, room.height)
}

function drawContour(
  context: CanvasRenderingContext2D,
  { side, answers }: Boundary,
  level: number,
  room: Room,
  colors: Colors,
): void {
  if (answers.kind !== 'values') return
  const [across, down] = [room.width / side, room.height / side]
  context.strokeStyle = colors.text
  context.lineWidth = 2
  context.beginPath()
  for (const [x1, y1, x2, y2] of contour(answers.values, side, level)) {
    context.moveTo(x1 * across, y1 * down)
    context.lineTo(x2 * across, y2 * down)
  }
  context.stroke()
}

interface Marks {
  readonly frame: Frame
  readonly tones: Tones | null
  readonly hollow: boolean
}

/** Points of the data, each class in its color and shape; those of the validation part are hollow, errors have a ring. */
function drawPoints(
  context: CanvasRenderingContext2D,
  points: BoundaryPoints,
  { frame, tones, hollow }: Marks,
  colors: Colors,
): void {
  const wrong = new Set(points.wrong)
  const r = points.x.length <= FEW ? 5.5 : 3
  points.x.forEach((x, i) => {
    const at = frame.place({ x, y: points.y[i] ?? NaN })
    if (Number.isNaN(at.x + at.y)) return
    const truth = points.truth?.[i]
    const color =
      truth === undefined
        ? colors.mute
        : tones
          ? toneText(tones, truth)
          : (colors.classes[truth % colors.classes.length] ?? colors.mute)
    drawMark(context, at, r, tones ? 0 : (truth ?? 0))
    context.fillStyle = hollow ? colors.panel : color
    context.strokeStyle = hollow ? color : tones ? colors.text : colors.panel
    context.lineWidth = hollow ? 2 : 1
    context.fill()
    context.stroke()
    if (!wrong.has(i)) return
    context.strokeStyle = colors.text
    context.lineWidth = 1.5
    context.beginPath()
    context.arc(at.x, at.y, r + 4, 0, 2 * Math.PI)
    context.stroke()
  })
}

/** The plane that an answer is about, in all the room. */
export function frameIn({ x, y }: Boundary, room: Room): Frame {
  const scale = room.width / (x[1] - x[0])
  return {
    scale,
    x: { low: x[0], high: x[1] },
    y: { low: y[0], high: y[1] },
    place: (point) => ({
      x: (point.x - x[0]) * scale,
      y: room.height * (1 - (point.y - y[0]) / (y[1] - y[0])),
    }),
  }
}

/** What a network answers all over a plane, and the data in it. */
export function drawBoundary(
  context: CanvasRenderingContext2D,
  found: Boundary,
  format: (value: number) => string,
  room: Room,
  colors: Colors,
): void {
  const tones = tonesOf(found)
  const frame = frameIn(found, room)
  drawField(context, found, tones, room, colors)
  context.globalAlpha = 0.6
  drawGrid(context, frame, room, colors, format)
  context.globalAlpha = 1
  const level = levelOf(found, tones)
  if (level !== undefined) drawContour(context, found, level, room, colors)
  drawPoints(context, found.train, { frame, tones, hollow: false }, colors)
  if (found.validation) drawPoints(context, found.validation, { frame, tones, hollow: true }, colors)
}

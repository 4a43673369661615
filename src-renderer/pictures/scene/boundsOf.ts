import type { Scene, SceneShape } from './scene'
import { textWidth } from './textWidth'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Half the height of letters with what hangs and rises, as a share of their size. */
const HALF_LINE = 0.6

/** The box that a shape takes, its outline included. */
export function boundsOf(shape: SceneShape): Box {
  if (shape.kind === 'text') {
    const { at, text, size, anchor, bold } = shape
    const width = textWidth(text, size, bold)
    const left = at.x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
    return { left, right: left + width, top: at.y - HALF_LINE * size, bottom: at.y + HALF_LINE * size }
  }
  const half = shape.stroke === undefined ? 0 : (shape.width ?? 1) / 2
  const points =
    shape.kind === 'circle'
      ? [
          { x: shape.at.x - shape.r, y: shape.at.y - shape.r },
          { x: shape.at.x + shape.r, y: shape.at.y + shape.r },
        ]
      : shape.kind === 'rect'
        ? [shape.at, { x: shape.at.x + shape.size.width, y: shape.at.y + shape.size.height }]
        : shape.points
  return {
    left: Math.min(...points.map(({ x }) => x)) - half,
    right: Math.max(...points.map(({ x }) => x)) + half,
    top: Math.min(...points.map(({ y }) => y)) - half,
    bottom: Math.max(...points.map(({ y }) => y)) + half,
  }
}

const moved = (shape: SceneShape, dx: number, dy: number): SceneShape =>
  shape.kind === 'path'
    ? { ...shape, points: shape.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })) }
    : { ...shape, at: { x: shape.at.x + dx, y: shape.at.y + dy } }

/** A scene as large as its shapes with a margin around, from 0, 0. */
export function cropped(
  shapes: readonly SceneShape[],
  margin: number,
  about: Omit<Scene, 'width' | 'height' | 'shapes'>,
): Scene {
  if (shapes.length === 0) return { ...about, width: 2 * margin, height: 2 * margin, shapes }
  const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const box of shapes.map(boundsOf)) {
    all.left = Math.min(all.left, box.left)
    all.top = Math.min(all.top, box.top)
    all.right = Math.max(all.right, box.right)
    all.bottom = Math.max(all.bottom, box.bottom)
  }
  return {
    ...about,
    width: Math.ceil(all.right - all.left + 2 * margin),
    height: Math.ceil(all.bottom - all.top + 2 * margin),
    shapes: shapes.map((shape) => moved(shape, margin - all.left, margin - all.top)),
  }
}

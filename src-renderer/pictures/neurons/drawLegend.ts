import type { TFunction } from 'i18next'
import type { Palette } from '../palette'
import { boundsOf } from '../scene/boundsOf'
import type { Point, SceneShape } from '../scene/scene'
import { textWidth } from '../scene/textWidth'
import type { Measures } from './layoutNeurons'

/** What dashes and widths of lines mean, under everything; nothing where no line has a weight. */
export function drawLegend(
  shapes: readonly SceneShape[],
  { palette, measures: { em }, t }: { readonly palette: Palette; readonly measures: Measures; readonly t: TFunction },
): readonly SceneShape[] {
  const weighted = shapes.some((shape) => shape.kind === 'path' && shape.ref && shape.stroke !== palette.line)
  // Printed, lines with and without a weight are of one color.
  const dashed = shapes.some((shape) => shape.kind === 'path' && shape.dash)
  if (!weighted && !dashed) return []
  const boxes = shapes.map(boundsOf)
  const y = Math.max(...boxes.map(({ bottom }) => bottom)) + 1.6 * em
  let x = Math.min(...boxes.map(({ left }) => left))
  const size = 0.86 * em
  const entry = (text: string, look: { stroke: string; dash?: readonly number[]; width: number }): SceneShape[] => {
    const from: Point = { x, y }
    const words = { x: x + 2.6 * em, y }
    x = words.x + textWidth(text, size) + 1.4 * em
    return [
      { kind: 'path', points: [from, { x: from.x + 2.1 * em, y }], ...look },
      { kind: 'text', at: words, text, size, anchor: 'start', fill: palette.mute },
    ]
  }
  return [
    ...entry(t('pictures.positive'), { stroke: palette.positive, width: 2 }),
    ...entry(t('pictures.negative'), { stroke: palette.negative, width: 2, dash: [5, 3.5] }),
    ...entry(t('pictures.thickness'), { stroke: palette.mute, width: 3.5 }),
  ]
}

import type { Palette } from '../palette'
import { arrow } from '../scene/arrow'
import type { Point, SceneShape } from '../scene/scene'
import { textWidth } from '../scene/textWidth'
import { wrapText } from '../scene/wrapText'
import type { Measures, PlacedGroup } from './layoutNeurons'

const ROOM = 11

/** The box of a loss, as wide as its name. */
export function lossBox({ group, center }: PlacedGroup, { em, line }: Measures) {
  const lines = wrapText(group.caption[0] ?? '', em, ROOM * em, 3)
  const width = Math.max(4 * em, ...lines.map((text) => textWidth(text, em))) + 1.4 * em
  const height = lines.length * line + 1.1 * em
  // Its left side stands in the column, so that answers come in where they end.
  return { lines, at: { x: center.x - 2 * em, y: center.y - height / 2 }, size: { width, height } }
}

/** Where answers come into a loss: on its left side, one under another. */
export function lossPorts(placed: PlacedGroup, count: number, measures: Measures): readonly Point[] {
  const { at, size } = lossBox(placed, measures)
  return Array.from({ length: count }, (_, i) => ({ x: at.x, y: at.y + (size.height * (i + 1)) / (count + 1) }))
}

/** A loss: its name in a box, and what is wanted coming from below. */
export function drawLoss(placed: PlacedGroup, palette: Palette, measures: Measures): readonly SceneShape[] {
  const { em, line } = measures
  const { lines, at, size } = lossBox(placed, measures)
  const color = palette.color(placed.group.category)
  const middle = at.x + size.width / 2
  const bottom = at.y + size.height
  const { wanted } = placed.group
  return [
    {
      kind: 'rect',
      at,
      size,
      radius: 0.4 * em,
      fill: palette.tint(placed.group.category),
      stroke: color,
      width: 1.4,
      ref: { kind: 'unit', node: placed.group.node, index: 0 },
    },
    ...lines.map((text, i): SceneShape => ({
      kind: 'text',
      at: { x: middle, y: placed.center.y + (i - (lines.length - 1) / 2) * line },
      text,
      size: em,
      anchor: 'middle',
      fill: palette.ink,
    })),
    ...(wanted === undefined
      ? []
      : [
          ...arrow({ x: middle, y: bottom + 1.7 * em }, { x: middle, y: bottom }, em, palette.line),
          {
            kind: 'text',
            at: { x: middle, y: bottom + 2.4 * em },
            text: wanted,
            size: em,
            anchor: 'middle',
            fill: palette.ink,
            italic: true,
          } as const,
        ]),
  ]
}
